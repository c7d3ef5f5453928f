import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type * as intervals from '../../src/queueing/intervals.ts';
import type * as replicate from '../../src/queueing/replicate.ts';
import type * as engine from '../../src/queueing/simulate-network.ts';

/** Engine and replications in one piece, as they ship: the same paths to the byte, some eight times faster than file by file. */
const { outputFiles } = await build({
  stdin: {
    contents: `export * from './intervals.ts'; export * from './replicate.ts'; export * from './simulate-network.ts';`,
    resolveDir: fileURLToPath(new URL('../../src/queueing/', import.meta.url)),
  },
  bundle: true,
  write: false,
  minifySyntax: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
});
const text = Buffer.from(outputFiles[0]!.contents).toString('base64');

export const { pathIntervals, replicateNetwork, simulateNetwork } = (await import(
  `data:text/javascript;base64,${text}`
)) as typeof intervals & typeof replicate & typeof engine;
