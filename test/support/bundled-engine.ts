import type * as engine from '../../src/queueing/simulate-network.ts';
import { bundled } from './bundled.ts';

export const { simulateNetwork } = await bundled<typeof engine>('src/queueing/simulate-network.ts');
