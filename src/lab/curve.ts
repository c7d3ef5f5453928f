/** A tabulated function of time: linear between its points, constant beyond them. */
export interface Curve {
  readonly startDays: number;
  readonly stepDays: number;
  readonly values: Float64Array;
}

/**
 * Value of a tabulated curve at a time [days]: linear between points, constant beyond the ends.
 *
 * curveAt({ startDays: 0, stepDays: 10, values: new Float64Array([1, 3]) }, 5) // => 2
 */
export function curveAt(curve: Curve, days: number): number {
  const { values } = curve;
  const position = (days - curve.startDays) / curve.stepDays;
  if (!(position > 0)) return values[0]!;
  const before = Math.floor(position);
  if (before >= values.length - 1) return values[values.length - 1]!;
  const low = values[before]!;
  return low + (position - before) * (values[before + 1]! - low);
}
