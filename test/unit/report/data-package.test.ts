import { expect, test } from 'vitest';
import { dataPackage } from '../../../src/report/data-package.ts';
import { sampleTable } from '../../support/sample-table.ts';

test('the descriptor names each file and gives each column a type, a unit and a meaning', () => {
  const described = dataPackage('mm1', 'M/M/1', [sampleTable]);
  expect(described.name).toMatch(/^[a-z][a-z0-9-]*$/);
  const [resource] = described.resources;
  expect(resource).toMatchObject({ name: 'timeseries', path: 'timeseries.csv', type: 'table', encoding: 'utf-8' });
  expect(resource!.schema.missingValues).toEqual(['']);
  expect(resource!.schema.fields.map((field) => field.type)).toEqual(['date', 'number', 'integer', 'string', 'boolean']);
  expect(resource!.schema.fields[1]).toEqual({ name: 'wait_days', type: 'number', unit: 'days', description: 'Mean wait' });
});
