/** A lower triangular matrix L, by row: row i has i + 1 numbers. */
export type Cholesky = {
  /** of L L' = the matrix; up to the fault where there is one */
  readonly rows: readonly Float64Array[];
  /** first row that follows from those before it, or cannot be with them; undefined for a positive definite matrix */
  readonly faultAt: number | undefined;
};

/** Less variance than this left to a row, given those before it, is none. */
const LEAST_PIVOT = 1e-9;

/**
 * Cholesky factor of a matrix of correlations: L_ij = (m_ij - sum_k L_ik L_jk) / L_jj, L_ii = sqrt(m_ii - sum_k L_ik^2).
 * @param size rows of the matrix
 * @param entry number in a row and a column at or below it; 1 on the diagonal
 *
 * choleskyOf(2, (row, column) => (row === column ? 1 : 0.6)).rows[1] // => new Float64Array([0.6, 0.8])
 * choleskyOf(2, () => 1).faultAt // => 1
 */
export function choleskyOf(size: number, entry: (row: number, column: number) => number): Cholesky {
  const rows: Float64Array[] = [];
  for (let i = 0; i < size; i++) {
    const row = new Float64Array(i + 1);
    let left = entry(i, i);
    for (let j = 0; j < i; j++) {
      const above = rows[j]!;
      let rest = entry(i, j);
      for (let k = 0; k < j; k++) rest -= row[k]! * above[k]!;
      row[j] = rest / above[j]!;
      left -= row[j]! * row[j]!;
    }
    if (!(left > LEAST_PIVOT)) return { rows, faultAt: i };
    row[i] = Math.sqrt(left);
    rows.push(row);
  }
  return { rows, faultAt: undefined };
}
