/** Functions of uniform inputs whose Sobol' indices are known: what every method of sensitivity analysis is tried on. */

/** Shares of variance of one input. */
export type TrueIndices = { readonly first: number; readonly total: number };

export type SensitivityFunction = {
  readonly name: string;
  readonly inputs: number;
  /** of a point in the unit cube */
  readonly at: (point: readonly number[]) => number;
  readonly indices: readonly TrueIndices[];
};

/** sin x + a sin^2 y + b z^4 sin x of inputs on -pi .. pi: Ishigami and Homma (1990). */
export function ishigami(a: number, b: number): SensitivityFunction {
  const fourth = Math.PI ** 4;
  const v1 = (1 + (b * fourth) / 5) ** 2 / 2; // Var of (1 + b E z^4) sin x
  const v2 = a ** 2 / 8;
  const v13 = b ** 2 * fourth ** 2 * (1 / 18 - 1 / 50); // Var of b (z^4 - E z^4) sin x = b^2 Var z^4 / 2
  const variance = v1 + v2 + v13;
  return {
    name: 'Ishigami',
    inputs: 3,
    at: (point) => {
      const [x, y, z] = point.map((u) => Math.PI * (2 * u - 1)) as [number, number, number];
      return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
    },
    indices: [
      { first: v1 / variance, total: (v1 + v13) / variance },
      { first: v2 / variance, total: v2 / variance },
      { first: 0, total: v13 / variance },
    ],
  };
}

/** Product of (|4 u_i - 2| + a_i) / (1 + a_i): Sobol's g-function, each factor of mean 1 and variance 1 / (3 (1 + a_i)^2). */
export function gFunction(a: readonly number[]): SensitivityFunction {
  const variances = a.map((each) => 1 / (3 * (1 + each) ** 2));
  const product = (parts: readonly number[]): number => parts.reduce((all, part) => all * (1 + part), 1);
  const variance = product(variances) - 1;
  return {
    name: 'g-function',
    inputs: a.length,
    at: (point) => point.reduce((all, u, i) => (all * (Math.abs(4 * u - 2) + a[i]!)) / (1 + a[i]!), 1),
    indices: variances.map((own, i) => ({
      first: own / variance,
      total: (own * product(variances.filter((_, j) => j !== i))) / variance,
    })),
  };
}
