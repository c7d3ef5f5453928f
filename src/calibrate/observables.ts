import { type MetricId, metricIndex } from '../ensemble/metrics.ts';
import type { Frame, PathOutcome } from '../ensemble/outcome.ts';
import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';
import { logistic } from '../numeric/logistic.ts';
import type { PublishedFigure } from './series.ts';

/** A simulated past: one path, and what it has in common with others. */
export interface Past {
  readonly frame: Pick<Frame, 'epochCivilDays' | 'sampleDays'>;
  readonly outcome: Pick<PathOutcome, 'metrics' | 'releaseDays' | 'releaseMinutes'>;
}

/** The counterpart of a published figure on a simulated path. */
export interface Observable {
  readonly id: string;
  /** What is compared with what, in words. */
  readonly meaning: string;
  /** Whether published and simulated figures are compared by ratio or by difference. */
  readonly scale: 'log' | 'linear';
  /** Why the mechanism may fall short of a published figure, or go beyond it: shown where it does. */
  readonly below: string;
  readonly above: string;
  /** NaN where the path has none. `anchor` is the series' figure from which others are counted, where the observable needs one. */
  readonly of: (past: Past, figure: PublishedFigure, anchor: PublishedFigure | undefined) => number;
}

/**
 * Horizon of a model that is released on a day [minutes]: in log between the lab's releases before and after it, since what is published
 * is measured at releases too; beyond the first and last release by the line of the two nearest.
 * @param day since 1970-01-01
 */
export function releaseHorizon({ frame, outcome }: Past, day: number): number {
  const { releaseDays, releaseMinutes } = outcome;
  const days = day - frame.epochCivilDays;
  if (releaseDays.length < 2) return Number.NaN;
  const next = releaseDays.findIndex((releasedDays) => releasedDays >= days);
  const after = Math.max(1, next < 0 ? releaseDays.length - 1 : next);
  const [from, to] = [releaseDays[after - 1]!, releaseDays[after]!];
  const [before, then] = [log(releaseMinutes[after - 1]!), log(releaseMinutes[after]!)];
  return to === from ? exp(then) : exp(before + ((days - from) / (to - from)) * (then - before));
}

/** A metric at the first sample after a day, which is of the quarter that ends there where the metric is a rate; NaN beyond the end. */
function metricAfter(id: MetricId, { frame, outcome }: Past, day: number): number {
  const { epochCivilDays, sampleDays } = frame;
  const sample = sampleDays.findIndex((days) => days > day - epochCivilDays);
  return sample < 0 ? Number.NaN : outcome.metrics[metricIndex(id) * sampleDays.length + sample]!;
}

/** Mean of a metric over the samples within a figure's dates and the first one after them. */
function meanWithin(id: MetricId, { frame, outcome }: Past, { firstDay, lastDay }: PublishedFigure): number {
  const { epochCivilDays, sampleDays } = frame;
  const row = outcome.metrics.subarray(metricIndex(id) * sampleDays.length, (metricIndex(id) + 1) * sampleDays.length);
  const after = sampleDays.findIndex((days) => days > lastDay - epochCivilDays);
  if (after < 0) return Number.NaN;
  const within = row.filter((_, i) => i <= after && (sampleDays[i]! > firstDay - epochCivilDays || i === after));
  return within.reduce((sum, value) => sum + value, 0) / within.length;
}

/** Exponent b of the path's success in task length, from p80 = p50 4^(-1/b). */
function successExponent(past: Past, day: number): number {
  return -log(4) / log(metricAfter('horizon_p80_minutes', past, day) / metricAfter('horizon_p50_minutes', past, day));
}

/** Every observable, one entry each. */
export const OBSERVABLES = {
  horizon: {
    id: 'horizon',
    meaning: 'p50 horizon of a model released on that day, in log between the releases before and after it',
    scale: 'log',
    below:
      'Effective compute grows smoothly, and the horizon with it by one exponent: a leap from one model to the next has no mechanism here.',
    above:
      'Effective compute grows smoothly, and the horizon with it by one exponent: a model that is little better than the one before it has no mechanism here.',
    of: (past, { firstDay }) => releaseHorizon(past, firstDay),
  },
  reliableHorizon: {
    id: 'reliable-horizon',
    meaning: 'p80 horizon of a model released on that day',
    scale: 'log',
    below: 'As for the p50 horizon, of which it is a fixed part here.',
    above: 'It is a fixed part of the p50 horizon here, while of recent models it is a smaller part than of those before.',
    of: (past, { firstDay }) => {
      const ratio = metricAfter('horizon_p80_minutes', past, firstDay) / metricAfter('horizon_p50_minutes', past, firstDay);
      return releaseHorizon(past, firstDay) * ratio;
    },
  },
  codePerEngineer: {
    id: 'code-per-engineer',
    meaning: 'baseline hours of code merged per engineer in the quarter, over the mean of 2021 to 2024',
    scale: 'log',
    below:
      "Adoption starts from nothing on the day on which agents that edit code are released, and code counts once it is merged, weeks later. Lines are published and hours are counted: AI's wordier code would add, and one AI hour counts as one of people here.",
    above:
      'Staff are pooled: engineers whom experiments do not need go over to changes at once, so that all time that agents free turns into code.',
    of: (past, { lastDay }) => metricAfter('code_per_engineer_ratio', past, lastDay),
  },
  aiCodeShare: {
    id: 'ai-code-share',
    meaning: 'part of that code done by successful attempts of agents, in the quarter up to the end of the month',
    scale: 'linear',
    below:
      "Nothing counts as AI's before agents that edit code are released, not what snippets wrote; and what people take over counts as theirs to the last line.",
    above:
      'Agents attempt every task that they are let near, and success is by length alone: what people keep to themselves has no mechanism here.',
    of: (past, { lastDay }) => metricAfter('ai_code_share', past, lastDay),
  },
  nextStepWins: {
    id: 'next-step-wins',
    meaning: 'next steps on which the deployed model beats people, mean of the months named',
    scale: 'linear',
    below:
      'Wins are one logistic in the horizon of the deployed model, and rise with it alone; moments were chosen for a weak human choice, which has no mechanism here.',
    above:
      'Wins are one logistic in the horizon of the deployed model; what a longer horizon does not help with has no mechanism here.',
    of: (past, figure) => meanWithin('next_step_win_share', past, figure),
  },
  feltOutput: {
    id: 'felt-output',
    meaning: 'leverage of all staff in the quarter: baseline hours of the work finished over hours worked',
    scale: 'log',
    below:
      'Leverage is in hours of work and over all staff; what people feel is an answer in a survey, which its authors expect to be too high.',
    above:
      'Leverage is in hours of work and counts what agents do as if people had to do all of it; part of it people would have left undone and do not feel.',
    of: (past, { lastDay }) => metricAfter('leverage_ratio', past, lastDay),
  },
  openEndedSuccess: {
    id: 'open-ended-success',
    meaning: 'success at tasks of one length, set by the first figure of the series: its odds grow as the horizon to the power b',
    scale: 'linear',
    below:
      "Success grows with the horizon alone, by METR's exponent, and from one length of task; tools, context and how the judge reads have no mechanism here.",
    above:
      'Success grows with the horizon alone, at tasks of one length: problems that no longer work makes easier have no mechanism here.',
    of: (past, { lastDay }, anchor) => {
      if (anchor === undefined) return Number.NaN;
      const growth = log(releaseHorizon(past, lastDay) / releaseHorizon(past, anchor.lastDay));
      return logistic(log(anchor.value / (1 - anchor.value)) + successExponent(past, lastDay) * growth);
    },
  },
  trainingCodeSpeedup: {
    id: 'training-code-speedup',
    meaning: 'grows in proportion to the horizon from the first figure of the series; assumed, for want of a mechanism',
    scale: 'log',
    below: 'It is assumed to grow in proportion to the horizon, for want of a mechanism; published, it grew faster.',
    above: 'It is assumed to grow in proportion to the horizon, for want of a mechanism; published, it grew more slowly.',
    of: (past, { lastDay }, anchor) => {
      if (anchor === undefined) return Number.NaN;
      return (anchor.value * releaseHorizon(past, lastDay)) / releaseHorizon(past, anchor.lastDay);
    },
  },
} as const satisfies Record<string, Observable>;
