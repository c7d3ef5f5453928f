import type { Film, FilmedStage } from '../engine/film.ts';
import { sparedStage, stretchesOf } from './stretches.ts';
import { dateText, jobsText, timesText, valueAt, waitText, wholePercent } from './words.ts';

/** What happens at a moment, in sentences. */
export function tellMoment(film: Film, sample: number): string {
  const stage = film.stages.find(({ id }) => id === film.binding[sample]);
  const date = dateText(film.days, sample);
  if (stage === undefined) return `In ${date} no stage is known to bind yet.`;
  return [
    `In ${date} ${stage.id} is the bottleneck: ${lineText(stage, sample)}, and ${busyText(film, stage, sample)}.`,
    automationText(film, stage, sample),
    movedText(film, sample),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The longest that a film has to say. */
export function longestTold(film: Film): string {
  return film.days.reduce((longest, _, sample) => {
    const told = tellMoment(film, sample);
    return told.length > longest.length ? told : longest;
  }, '');
}

/**
 * The line before a stage.
 *
 * lineText({ waitingJobs: [12710], waitDays: [2.67] }, 0) // => '12,700 jobs wait there for 2.7 days on average'
 * lineText({ waitingJobs: [0], waitDays: [0] }, 0) // => 'hardly a job waits there'
 */
export function lineText({ waitingJobs, waitDays }: Pick<FilmedStage, 'waitingJobs' | 'waitDays'>, sample: number): string {
  const [jobs, days] = [valueAt(waitingJobs, sample), valueAt(waitDays, sample)];
  if (!(jobs >= HARDLY) || !(days > 0)) return 'hardly a job waits there';
  const number = jobsText(jobs);
  return `${number} ${number === '1' ? 'job waits' : 'jobs wait'} there for ${waitText(days)} on average`;
}

/** Fewer jobs than that are no line [jobs] */
const HARDLY = 0.05;

function busyText({ pools }: Film, stage: FilmedStage, sample: number): string {
  const pool = pools.find(({ id }) => id === stage.pool);
  const busy = pool === undefined ? Number.NaN : valueAt(pool.utilizationShare, sample);
  const part = valueAt(stage.utilizationShare, sample);
  const who = stage.kind === 'slots' ? 'the accelerators' : `its ${stage.pool}`;
  if (Number.isNaN(busy)) return `it waits for ${who}`;
  const here = part < busy - 0.005 ? `, ${wholePercent(part)} at this stage` : '';
  return `${who} are busy ${wholePercent(busy)} of the time${here}`;
}

/** What AI does where it saves most, beside the bottleneck. */
function automationText(film: Film, binding: FilmedStage, sample: number): string {
  const fastest = sparedStage(film, binding.id, sample);
  if (fastest === undefined) return 'Nearly all is still done by hand.';
  const share = wholePercent(valueAt(fastest.automatedShare, sample));
  const times = timesText(valueAt(fastest.speedupRatio, sample));
  const there = `AI does ${share} of the work at ${fastest.id}, which goes ${times} as fast as by hand`;
  if (binding.kind === 'slots') return `${there}; waiting for accelerators it cannot shorten.`;
  const here = valueAt(binding.automatedShare, sample);
  return `${there}; at ${binding.id} it does ${here < 0.005 ? 'none' : wholePercent(here)}.`;
}

function movedText({ binding, days }: Film, sample: number): string {
  const stretches = stretchesOf(binding);
  const now = stretches.findLastIndex(({ from }) => from <= sample);
  const before = stretches[now - 1];
  if (before === undefined || before.stage === '') return '';
  return `The bottleneck came here from ${before.stage} in ${dateText(days, stretches[now]!.from)}.`;
}
