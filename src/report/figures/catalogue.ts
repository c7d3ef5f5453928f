import { bindingProbability } from './ensemble/binding-probability.ts';
import { comparison } from './ensemble/comparison.ts';
import { comparisonFutures } from './ensemble/comparison-futures.ts';
import { comparisonOverTime } from './ensemble/comparison-over-time.ts';
import { fan } from './ensemble/fan.ts';
import { fanHorizon } from './ensemble/fan-horizon.ts';
import { frontier } from './ensemble/frontier.ts';
import { futuresAtEnd } from './ensemble/futures-at-end.ts';
import { futuresOverTime } from './ensemble/futures-over-time.ts';
import { marginal } from './ensemble/marginal.ts';
import { morris } from './ensemble/morris.ts';
import { sobol } from './ensemble/sobol.ts';
import { tornado } from './ensemble/tornado.ts';
import { anyFigure, type Figure, type Story } from './figure.ts';
import { amdahl } from './lab/amdahl.ts';
import { bottleneck } from './lab/bottleneck.ts';
import { codeFeltProgress } from './lab/code-felt-progress.ts';
import { drift } from './lab/drift.ts';
import { generations } from './lab/generations.ts';
import { horizon } from './lab/horizon.ts';
import { humanHours } from './lab/human-hours.ts';
import { loopGainFigure } from './lab/loop-gain.ts';
import { progress } from './lab/progress.ts';
import { reviewFlood } from './lab/review-flood.ts';
import { workInProcess } from './lab/work-in-process.ts';
import type { Material } from './material.ts';
import { doublingTimes } from './published/doubling-times.ts';
import { peers } from './published/peers.ts';
import { reproduction } from './published/reproduction.ts';
import { reproductionWaterfall } from './published/reproduction-waterfall.ts';

/** Every picture, in the order in which a report shows them. */
export const CATALOGUE: readonly Figure[] = [
  anyFigure(progress),
  anyFigure(horizon),
  anyFigure(amdahl),
  anyFigure(codeFeltProgress),
  anyFigure(bottleneck),
  anyFigure(loopGainFigure),
  anyFigure(generations),
  anyFigure(workInProcess),
  anyFigure(humanHours),
  anyFigure(reviewFlood),
  anyFigure(drift),
  anyFigure(futuresAtEnd),
  anyFigure(futuresOverTime),
  anyFigure(fan),
  anyFigure(fanHorizon),
  anyFigure(bindingProbability),
  anyFigure(comparison),
  anyFigure(comparisonOverTime),
  anyFigure(comparisonFutures),
  anyFigure(tornado),
  anyFigure(sobol),
  anyFigure(morris),
  anyFigure(marginal),
  anyFigure(reproduction),
  anyFigure(reproductionWaterfall),
  anyFigure(peers),
  anyFigure(doublingTimes),
  anyFigure(frontier),
];

/** A figure with what it tells of some material. */
export interface ToldFigure {
  readonly figure: Figure;
  readonly story: Story;
}

/** What all pictures tell of some material, in the order of the catalogue. */
export function tellAll(material: Material): ToldFigure[] {
  return CATALOGUE.flatMap((figure) => {
    if (figure.needs.some((part) => material[part] === undefined)) return [];
    const story = figure.tell(material);
    return story === undefined ? [] : [{ figure, story: withFirmUnits(story) }];
  });
}

/** No line ends between a number and its unit. */
function withFirmUnits(story: Story): Story {
  const [title, subtitle, caption] = [story.title, story.subtitle, story.caption].map(withFirmUnit) as [string, string, string];
  return { ...story, title, subtitle, caption };
}

/**
 * A text whose per cent signs and units of time do not leave their numbers.
 *
 * withFirmUnit('3.9 % in 12 days') // => '3.9\u00a0% in 12\u00a0days'
 */
export function withFirmUnit(text: string): string {
  return text.replace(/(?<=\d) (?=%|days?\b|hours?\b|minutes?\b|months?\b|years?\b|times\b)/g, '\u00a0');
}
