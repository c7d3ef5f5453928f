import { signal } from '@preact/signals';
import { figureText, monthText } from '../../report/figure-text.ts';
import type { KeyFigures } from '../engine/messages.ts';
import { isSame } from '../engine/setting.ts';
import { beside, setting, simulated } from '../state/bench.ts';
import { FUTURE_WORDS } from './answer.tsx';
import { STEPS } from './tour-steps.ts';

const step = signal(0);

/** Five steps for those who come without any background. */
export function Tour() {
  const { title, words, look } = STEPS[step.value]!;
  const go = (to: number): void => {
    step.value = to;
    const { setting: next, beside: other } = STEPS[to]!;
    beside.value = other;
    setting.value = next;
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
  const { setting: own } = STEPS[step.value]!;
  if (value === undefined || !isSame(value.setting, own)) return <>…</>;
  const { answer, besideAnswer } = value;
  return <>Measured: {besideAnswer === undefined ? endText(answer) : comparedText(answer, besideAnswer)}</>;
}

function endText({ progressRatio, bindingStage }: KeyFigures): string {
  return `at the end progress is ${figureText(progressRatio ?? Number.NaN)} times that of the same people without AI, and ${bindingStage} binds.`;
}

/** What a change does soon, and what it makes of the future. */
function comparedText(now: KeyFigures, kept: KeyFigures): string {
  const [more, fewer] = [now, kept].map(({ soonExperimentsPerYear }) => soonExperimentsPerYear ?? Number.NaN) as [number, number];
  const soon = `by ${monthText(now.soonDay)} the lab finishes ${figureText(more / fewer)} times as many experiments as before (${figureText(more)} a year, then bound by ${now.soonBindingStage}; before ${figureText(fewer)}, by ${kept.soonBindingStage}).`;
  if (now.future === kept.future) return soon;
  return `${soon} The future was called ${FUTURE_WORDS[kept.future].name}, and now ${FUTURE_WORDS[now.future].name}.`;
}

/** The address holds the setting, so that a plain link would lose it. */
function scrollToPicture(event: Event, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'start' });
  place?.querySelector<HTMLElement>('button,input,a')?.focus({ preventScroll: true });
}
