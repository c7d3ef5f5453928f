import { signal } from '@preact/signals';
import { figureText } from '../../report/figure-text.ts';
import type { KeyFigures } from '../engine/messages.ts';
import { isSame } from '../engine/setting.ts';
import { dateText, jobsText } from '../network/words.ts';
import { show, simulated } from '../state/bench.ts';
import { FUTURE_WORDS } from './answer.tsx';
import { STEPS } from './tour-steps.ts';

const step = signal(0);

/** Five steps for those who come without any background. */
export function Tour() {
  const { title, words, look } = STEPS[step.value]!;
  const go = (to: number): void => {
    step.value = to;
    const { setting: next, beside: other } = STEPS[to]!;
    show({ setting: next, beside: other });
  };
  return (
    <section class="tour" aria-label="In five minutes">
      <p class="steps">
        {STEPS.map((each, i) => (
          <button type="button" key={each.title} aria-current={i === step.value ? 'step' : undefined} onClick={() => go(i)}>
            {i + 1}
          </button>
        ))}
        <span>In five minutes</span>
      </p>
      <h2>{title}</h2>
      <p>{words}</p>
      <p class="found" aria-live="polite">
        <Found />
      </p>
      <p>
        <a href={`#${look}`} onClick={(event) => scrollToPicture(event, look)}>
          See it
        </a>
        {step.value < STEPS.length - 1 && (
          <button type="button" class="next" onClick={() => go(step.value + 1)}>
            Next: {STEPS[step.value + 1]!.title}
          </button>
        )}
      </p>
    </section>
  );
}

/** What the step's own simulation found; nothing while another setting is shown. */
function Found() {
  const { value } = simulated;
  const { setting: own, look } = STEPS[step.value]!;
  if (value === undefined || !isSame(value.setting, own)) return <>…</>;
  const { answer, besideAnswer, stories } = value;
  const seen = stories.find(({ figure }) => figure === look);
  const alone = seen === undefined ? endText(answer) : `${seen.story.title}.`;
  return <>Measured: {besideAnswer === undefined ? alone : comparedText(answer, besideAnswer)}</>;
}

function endText({ progressRatio, bindingStage }: KeyFigures): string {
  return `at the end progress is ${timesText(progressRatio)} that of the same people without AI, and the lab waits for “${bindingStage}”.`;
}

/** What a change makes of the future, or what it does soon where the future keeps its name. */
function comparedText(now: KeyFigures, kept: KeyFigures): string {
  if (now.future !== kept.future) {
    const [name, before] = [now, kept].map(({ future }) => FUTURE_WORDS[future].name);
    return `the future was called ${before}, with progress at the end ${timesText(kept.progressRatio)} that without AI; now it is ${name}, with ${timesText(now.progressRatio)}.`;
  }
  const [more, fewer] = [now, kept].map(({ soonExperimentsPerYear }) => soonExperimentsPerYear ?? Number.NaN) as [number, number];
  return `by ${dateText([now.soonDay], 0)} the lab finishes ${timesText(more / fewer)} as many experiments: ${jobsText(more)} a year, held up at “${now.soonBindingStage}”; it was ${jobsText(fewer)}, held up at “${kept.soonBindingStage}”.`;
}

function timesText(ratio: number | null): string {
  return `${figureText(ratio ?? Number.NaN)} times`;
}

/** The address holds the setting, so that a plain link would lose it. */
function scrollToPicture(event: Event, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'start' });
  place?.querySelector<HTMLElement>('button,input,a')?.focus({ preventScroll: true });
}
