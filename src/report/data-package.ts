import type { Table, TableColumn } from './table.ts';

/** Frictionless names of our column types. */
const FIELD_TYPES = {
  number: 'number',
  integer: 'integer',
  date: 'date',
  text: 'string',
  boolean: 'boolean',
} as const satisfies Record<TableColumn['type'], string>;

/** One field of a Frictionless table schema, with the unit beside it. */
export interface DataField {
  readonly name: string;
  readonly type: (typeof FIELD_TYPES)[TableColumn['type']];
  readonly unit: string;
  readonly description: string;
}

/** One CSV file of a Frictionless data package. */
export interface DataResource {
  readonly name: string;
  readonly title: string;
  readonly type: 'table';
  readonly path: string;
  readonly format: 'csv';
  readonly mediatype: 'text/csv';
  readonly encoding: 'utf-8';
  readonly dialect: typeof CSV_DIALECT;
  readonly schema: { readonly $schema: string; readonly fields: readonly DataField[]; readonly missingValues: readonly string[] };
}

/** A Frictionless data package: what a folder's CSV files hold. */
export interface DataPackage {
  readonly $schema: string;
  readonly name: string;
  readonly title: string;
  readonly resources: readonly DataResource[];
}

const CSV_DIALECT = {
  $schema: 'https://datapackage.org/profiles/2.0/tabledialect.json',
  header: true,
  delimiter: ',',
  lineTerminator: '\n',
  quoteChar: '"',
  doubleQuote: true,
} as const;

/**
 * Describes a folder's tables as a Frictionless data package (https://datapackage.org, version 2.0): each column with its type, unit
 * and meaning.
 * @param name the scenario's id, [a-z][a-z0-9-]*
 *
 * dataPackage('mm1', 'M/M/1', []).resources // => []
 */
export function dataPackage(name: string, title: string, tables: readonly Table[]): DataPackage {
  return { $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name, title, resources: tables.map(dataResource) };
}

function dataResource(table: Table): DataResource {
  return {
    name: table.id,
    title: table.title,
    type: 'table',
    path: `${table.id}.csv`,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: CSV_DIALECT,
    schema: {
      $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
      fields: table.columns.map(dataField),
      missingValues: [''],
    },
  };
}

function dataField({ id, type, unit, meaning }: TableColumn): DataField {
  return { name: id, type: FIELD_TYPES[type], unit, description: meaning };
}
