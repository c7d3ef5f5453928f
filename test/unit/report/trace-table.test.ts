import { expect, test } from 'vitest';
import { OUTPUT_KINDS } from '../../../src/report/output-tables.ts';
import { Trace } from '../../../src/report/trace-table.ts';
import { loadText, SMALL_NETWORK } from '../../support/scenario-files.ts';

const EXIT = -1;

test('a job has its class and stage, a timer has its code alone', () => {
  const { spec } = loadText(SMALL_NETWORK).network!;
  const trace = new Trace(spec);
  trace.record(-3, 'timer', 16, 0, EXIT);
  trace.record(1, 'arrival', 7, 0, 0);
  trace.record(2, 'arrival', 8, 0, EXIT);
  expect(trace.table()).toMatchObject({
    rows: 3,
    values: {
      event: ['timer', 'arrival', 'arrival'],
      subject: [16, 7, 8],
      class: ['', 'letter', 'letter'],
      stage: ['', spec.stations[0]!.id, ''],
    },
  });
});

test('every kind of scenario can be traced', () => {
  const simulated = OUTPUT_KINDS.filter(({ title }) => ['Labs', 'Plain networks'].includes(title));
  expect(simulated).toHaveLength(2);
  for (const { tables } of simulated) expect(tables.at(-1)?.id).toBe('trace');
});
