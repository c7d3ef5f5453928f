import { signal } from '@preact/signals';
import { figureText, monthText } from '../../report/figure-text.ts';
import type { KeyFigures } from '../engine/messages.ts';
import { FIRST_SETTING, isSame, type Setting } from '../engine/setting.ts';
import { beside, setting, simulated } from '../state/bench.ts';
import { FUTURE_WORDS } from './answer.tsx';

/** A step of the tour: what is set, and what to see. */
interface Step {
  readonly title: string;
  readonly words: string;
  readonly setting: Setting;
  /** What it is set beside. */
  readonly beside?: Setting;
  /** Picture to look at. */
  readonly look: string;
}

const START = FIRST_SETTING;
/** An eighth of the hours that the history has for them. */
const CODING = {
  'change.stages.implement.work.experiment': '3 work hours',
  'change.stages.debug.work.experiment': '2 work hours',
  'change.stages.scaffold.work.experiment': '2 work hours',
};
const DECIDING = { 'change.stages.decide.work.experiment': '2 work hours' };
const S_CURVE: Setting = { ...FIRST_SETTING, scenario: 's-curve' };

const STEPS: readonly Step[] = [
  {
    title: 'A lab, and where it waits',
    words:
      'Experiments go round: somebody decides, agents and people code, machines run them, people read and review. Press play and watch where jobs pile up. The stage that glows sets the pace of all others.',
    setting: START,
    look: 'network',
  },
  {
    title: 'Make coding eight times faster',
    words:
      'From July 2026 on, writing, debugging and scaffolding take an eighth of the hours. See how little moves: coding was not what the lab waited for.',
    setting: { ...START, changes: CODING },
    beside: START,
    look: 'progress',
  },
  {
    title: 'Why not eight times? Amdahl’s law',
    words:
      'What is not made faster is left over, and takes its turn as the bottleneck. The picture shows what each step from faster stages to faster progress loses.',
    setting: { ...START, changes: CODING },
    beside: START,
    look: 'amdahl',
  },
  {
    title: 'Speed up what binds instead',
    words: 'Leave coding as it was, and make deciding eight times faster. Now progress does move, until the next stage binds.',
    setting: { ...START, changes: DECIDING },
    beside: START,
    look: 'bottleneck',
  },
  {
    title: 'One number, another future',
    words:
      'In the S-curve a limit to software and a fleet that stops growing in mid-2027 flatten progress. Let the fleet grow on (the slider “Fleet stops growing”), and nothing else: the future has another name.',
    setting: { ...S_CURVE, changes: { 'change.parameters.fleetStops': '30' } },
    beside: S_CURVE,
    look: 'progress',
  },
];

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
