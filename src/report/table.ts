/** One column of a table: what it holds, in which unit, and how it is written. */
export interface TableColumn {
  readonly id: string;
  readonly unit: string;
  readonly meaning: string;
  readonly type: 'number' | 'integer' | 'date' | 'text' | 'boolean';
}

/** A file of rows: columns with their values, column-wise; NaN is an empty cell. */
export interface Table {
  /** File name without its ending. */
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** By column id: numbers (dates as days since 1970-01-01), or texts. */
  readonly values: Readonly<Record<string, ArrayLike<number> | readonly string[]>>;
}
