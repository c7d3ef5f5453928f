import { FIRST_SETTING, type Setting } from '../engine/setting.ts';

/** A step of the tour: what is set, and what to see. */
export interface Step {
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

/** From where a lab waits to a number that changes its future. */
export const STEPS: readonly Step[] = [
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
      'From July 2026 on, writing, debugging and scaffolding take an eighth of the hours, with AI or without. See how little moves: coding was not what the lab waited for. (What AI adds even shrinks: there is less left for it to save.)',
    setting: { ...START, changes: CODING },
    beside: START,
    look: 'bottleneck',
  },
  {
    title: 'Why not eight times? Amdahl’s law',
    words:
      'Take that back. AI does much the same by itself a few months on: engineers have many times the code, but what is not made faster is left over, and takes its turn as the bottleneck. The picture shows what is lost at each step from faster code to faster progress.',
    setting: START,
    look: 'amdahl',
  },
  {
    title: 'Speed up what binds instead',
    words:
      'Leave coding as it was, and make deciding, which the lab does wait for, eight times faster. Now experiments do speed up, until they wait for the next stage.',
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
