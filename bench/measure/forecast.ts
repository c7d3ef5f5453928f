// Prints what a draw of a forecast costs [s of one core]: <scenarios, joined by commas> <draws> <simulated experiments a year>.
import { openEnsemble } from '../../src/ensemble/simulate-block.ts';
import { findShipped, readerFor } from '../../src/io/scenario-files.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { processorSeconds } from './clock.ts';

/** Draws before the measured ones, until the code is compiled. */
const WARM_UP_DRAWS = 3;

const [ids = '', draws = '', jobs = ''] = process.argv.slice(2);
const members = ids.split(',').map((id) => {
  const path = `scenarios/${id}.yaml`;
  const overrides = [`granularity={experiment: ${jobs}, change: ${Number(jobs) / 2}}`];
  const { title, resolvedYaml, uncertainty } = loadScenario(path, { read: readerFor(path), findShipped, overrides });
  return { id, title, yaml: resolvedYaml, uncertainty };
});
const count = Number(draws);
const design = { kind: 'drawn', draws: WARM_UP_DRAWS + count, sampling: 'sobol' } as const;
const ensemble = openEnsemble({ seed: 42, replications: 1, members, design });
ensemble.simulate({ index: 0, firstPoint: 0, points: WARM_UP_DRAWS });
const start = processorSeconds();
ensemble.simulate({ index: 1, firstPoint: WARM_UP_DRAWS, points: count });
console.log(JSON.stringify((processorSeconds() - start) / count));
