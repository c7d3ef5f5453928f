import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type * as engine from '../../src/queueing/simulate-network.ts';

/**
 * The engine in one piece, as it ships. Vitest runs each file by itself and looks up every constant of another file anew where it is
 * used: the same paths to the byte, some eight times slower.
 */
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('../../src/queueing/simulate-network.ts', import.meta.url))],
  bundle: true,
  write: false,
  minifySyntax: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
});
const text = Buffer.from(outputFiles[0]!.contents).toString('base64');

export const { simulateNetwork } = (await import(`data:text/javascript;base64,${text}`)) as typeof engine;
