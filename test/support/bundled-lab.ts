import type * as lab from '../../src/lab/simulate-lab.ts';
import { bundled } from './bundled.ts';

export const { simulateLab, simulateWithTwin } = await bundled<typeof lab>('src/lab/simulate-lab.ts');
