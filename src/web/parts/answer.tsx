import { figureText, percentText } from '../../report/figure-text.ts';
import type { KeyFigures } from '../engine/messages.ts';
import { problems, reached, simulated } from '../state/bench.ts';

/** Classes of future as anybody says them. */
export const FUTURE_WORDS: Readonly<Record<KeyFigures['future'], { readonly name: string; readonly meaning: string }>> = {
  recursion: { name: 'Full recursion', meaning: 'AI does nearly all of the work, and more people would not matter' },
  compounding: { name: 'Compounding', meaning: 'AI multiplies what people do, and people still set the pace' },
  's-curve': { name: 'S-curve', meaning: 'progress rises, then flattens out' },
  none: { name: 'None of the three', meaning: 'the path fits no class of future' },
};

const GRAIN_WORDS = {
  nothing: 'Simulating what is set now…',
  coarse: 'A first look, coarse; the exact path is on its way…',
  exact: 'Exact: the numbers of the command line, to the byte.',
};

/** What the path comes to, beside what was kept. */
export function Answer() {
  const { value } = simulated;
  if (problems.value.length > 0) return <Problems />;
  if (value === undefined) return <p>Simulating years of a lab, event by event…</p>;
  const { answer, besideAnswer } = value;
  const { name, meaning } = FUTURE_WORDS[answer.future];
  return (
    <>
      <p class="future" data-future={answer.future}>
        <strong>{name}</strong>: {meaning}.
        {besideAnswer !== undefined && besideAnswer.future !== answer.future && (
          <em> Kept beside: {FUTURE_WORDS[besideAnswer.future].name}.</em>
        )}
      </p>
      <dl>
        <Figure
          name="AI R&D progress"
          now={times(answer.progressRatio)}
          kept={besideAnswer && times(besideAnswer.progressRatio)}
          about="against the same people without AI, at the end"
        />
        <Figure
          name="Bottleneck"
          now={answer.bindingStage}
          kept={besideAnswer?.bindingStage}
          about={`waits for ${answer.bindingPool}, at the end`}
        />
        <Figure
          name="People's share"
          now={percent(answer.humanShare)}
          kept={besideAnswer && percent(besideAnswer.humanShare)}
          about="of the hours that the work would take people"
        />
        <Figure
          name="Loop gain, peak"
          now={ratio(answer.highestLoopGain)}
          kept={besideAnswer && ratio(besideAnswer.highestLoopGain)}
          about="above 1 the loop speeds up by itself"
        />
      </dl>
      <p class="grain" aria-live="polite">
        {GRAIN_WORDS[reached.value]}
      </p>
    </>
  );
}

function Problems() {
  return (
    <div role="alert">
      <p>
        <strong>This cannot be simulated:</strong>
      </p>
      <ul>
        {problems.value.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {simulated.value !== undefined && <p>The pictures are of what was set before.</p>}
    </div>
  );
}

interface FigureProps {
  readonly name: string;
  readonly now: string;
  readonly kept: string | undefined;
  readonly about: string;
}

function Figure({ name, now, kept, about }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{now}</b>
        {kept !== undefined && <s title="kept beside">{kept}</s>}
        <small>{about}</small>
      </dd>
    </div>
  );
}

function times(value: number | null): string {
  return value === null ? '–' : `${figureText(value)}×`;
}

function ratio(value: number | null): string {
  return value === null ? '–' : figureText(value);
}

function percent(value: number | null): string {
  return value === null ? '–' : percentText(value);
}
