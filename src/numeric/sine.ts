/** pi / 4 to a double, with a little to spare. */
const GREATEST_ANGLE = 0.7854;
/** 1 / (2 3), 1 / (4 5), ...: what each term of the series is of the term before, beside x^2. */
const STEPS = [1 / 6, 1 / 20, 1 / 42, 1 / 72, 1 / 110, 1 / 156, 1 / 210, 1 / 272];

/**
 * sin x near 0, error below 1 unit in the last place: x - x^3 / 3! + x^5 / 5! - ... to x^17.
 * @param x angle [radian], -pi/4 .. pi/4; otherwise NaN
 *
 * sineNearZero(0.5) // => 0.479425538604203
 */
export function sineNearZero(x: number): number {
  if (!(Math.abs(x) <= GREATEST_ANGLE)) return NaN;
  const square = x * x;
  let rest = 0; // the sum is x (1 - rest)
  for (let k = STEPS.length - 1; k >= 0; k--) rest = square * STEPS[k]! * (1 - rest);
  return x - x * rest;
}
