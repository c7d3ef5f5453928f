import { DAYS_PER_YEAR } from '../../base/units.ts';
import type { LabScenario } from '../../lab/parameters.ts';
import type { Trajectory } from '../../lab/trajectory.ts';
import { log } from '../../numeric/log.ts';
import { amdahlSpeedup } from './amdahl.ts';
import { kwaPath } from './kwa.ts';
import { amdahlShareOf, kwaModelOf, throughputGainOf } from './nested.ts';
import type { ReproducedRow } from './peer-row.ts';

/** A shipped lab that reduces to another model, and a path of it with its twin. */
export interface NestedLab {
  readonly lab: LabScenario;
  readonly path: Trajectory;
}

/** A nested lab may be so far from theory, chance included, as a share. */
const TOLERANCE = 0.02;
/** [years] */
const STEP = 1 / DAYS_PER_YEAR;

/** What the simulated labs of scenarios/peers give beside the models that they reduce to. */
export function nestedRows({ amdahl, kwa }: { readonly amdahl: NestedLab; readonly kwa: NestedLab }): ReproducedRow[] {
  return [amdahlRow(amdahl), kwaRow(kwa)];
}

function amdahlRow({ lab, path }: NestedLab): ReproducedRow {
  const speedup = amdahlSpeedup(amdahlShareOf(lab.base, lab.base.horizon.referenceMinutes));
  const figure = 'throughput over that by hand, of a simulated lab';
  const compared = { published: speedup, reproduced: throughputGainOf(path), tolerance: TOLERANCE * speedup };
  return { model: "Amdahl's law", figure, ...compared, unit: 'ratio' };
}

function kwaRow({ lab, path }: NestedLab): ReproducedRow {
  const years = path.sampleDays.at(-1)! / DAYS_PER_YEAR;
  const theory = kwaPath(kwaModelOf(lab.base), years, STEP).logEfficiency.at(-1)!;
  const figure = `ln S after ${Math.round(years)} years, of a simulated lab`;
  const compared = {
    published: theory,
    reproduced: log(path.series.software_efficiency_ratio.at(-1)!),
    tolerance: TOLERANCE * theory,
  };
  return { model: 'Kwa', figure, ...compared, unit: 'nats' };
}
