import { bindingProbability } from './ensemble/binding-probability.ts';
import { fan } from './ensemble/fan.ts';
import { fanHorizon } from './ensemble/fan-horizon.ts';
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
import { horizon } from './lab/horizon.ts';
import { progress } from './lab/progress.ts';
import type { Material } from './material.ts';

/** Every picture, in the order in which a report shows them. */
export const CATALOGUE: readonly Figure[] = [
  anyFigure(progress),
  anyFigure(horizon),
  anyFigure(amdahl),
  anyFigure(codeFeltProgress),
  anyFigure(bottleneck),
  anyFigure(fan),
  anyFigure(fanHorizon),
  anyFigure(futuresOverTime),
  anyFigure(futuresAtEnd),
  anyFigure(bindingProbability),
  anyFigure(tornado),
  anyFigure(sobol),
  anyFigure(morris),
  anyFigure(marginal),
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
    return story === undefined ? [] : [{ figure, story }];
  });
}
