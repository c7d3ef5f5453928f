import type { Table } from '../../src/report/table.ts';

/** A small table with every column type, a missing value and texts that CSV must quote. */
export const sampleTable: Table = {
  id: 'timeseries',
  title: 'A small table',
  rows: 3,
  columns: [
    { id: 'date', unit: 'date', meaning: 'Day of the sample', type: 'date' },
    { id: 'wait_days', unit: 'days', meaning: 'Mean wait', type: 'number' },
    { id: 'jobs', unit: 'jobs', meaning: 'Jobs seen', type: 'integer' },
    { id: 'stage', unit: '', meaning: 'Stage that binds', type: 'text' },
    { id: 'capped', unit: '', meaning: 'Whether capped', type: 'boolean' },
  ],
  values: {
    date: Float64Array.of(18628, 18659, 18687.5),
    wait_days: Float64Array.of(0.1 + 0.2, Number.NaN, -1e-300),
    jobs: Float64Array.of(3, 1e6, 0),
    stage: ['plain', 'comma, "quote"', 'two\nlines'],
    capped: Float64Array.of(0, 1, Number.NaN),
  },
};
