/** What decides whether something is worth its price: progress, of which more is better, and risks, of which less is. */
export interface Ranked {
  readonly progress: number;
  readonly risks: readonly number[];
}

/**
 * Whether one has at least the other's progress and no more of any risk, and is better in one of them; never where a figure is missing.
 * @param other with as many risks, in the same order
 *
 * dominates({ progress: 2, risks: [0.1] }, { progress: 2, risks: [0.2] }) // => true
 * dominates({ progress: 2, risks: [0.1] }, { progress: 2, risks: [0.1] }) // => false
 */
export function dominates(one: Ranked, other: Ranked): boolean {
  const asGood = one.progress >= other.progress && one.risks.every((risk, i) => risk <= other.risks[i]!);
  return asGood && (one.progress > other.progress || one.risks.some((risk, i) => risk < other.risks[i]!));
}

/**
 * Which of them are in the Pareto set: no other dominates them. Equals are in it together; what misses a figure is not.
 *
 * onFrontier([{ progress: 2, risks: [1] }, { progress: 1, risks: [0] }, { progress: 1, risks: [1] }]) // => [true, true, false]
 */
export function onFrontier(points: readonly Ranked[]): readonly boolean[] {
  return points.map((point) => isComplete(point) && !points.some((other) => dominates(other, point)));
}

/**
 * Part of the risks that one has less than the other, mean over the risks; a risk that was 0 counts -1 where it no longer is.
 *
 * riskSavedShare({ risks: [0.1, 0] }, { risks: [0.2, 0] }) // => 0.25
 */
export function riskSavedShare(one: Pick<Ranked, 'risks'>, other: Pick<Ranked, 'risks'>): number {
  const saved = one.risks.map((risk, i) => {
    const before = other.risks[i]!;
    return before === 0 ? -Number(risk > 0) : (before - risk) / before;
  });
  return saved.reduce((sum, share) => sum + share, 0) / saved.length;
}

/**
 * Index of the step that saves most risk per progress lost; of those that lose none, of the one that saves most. -1 if none saves any.
 *
 * cheapestStep({ progress: 2, risks: [1] }, [{ progress: 1, risks: [0.1] }, { progress: 1.9, risks: [0.8] }]) // => 1
 */
export function cheapestStep(own: Ranked, steps: readonly Ranked[]): number {
  const priced = steps.map((step, index) => {
    const saved = riskSavedShare(step, own);
    const lost = own.progress - step.progress;
    return { index, saved, worth: lost > 0 ? saved / lost : Infinity };
  });
  const [best] = priced.filter(({ saved }) => saved > 0).sort((a, b) => byFirstThenSecond(b, a));
  return best?.index ?? -1;
}

/** Index of the point with the most progress among those that dominate; -1 if none does. */
export function bestInEverything(own: Ranked, points: readonly Ranked[]): number {
  const better = points.map((point, index) => ({ ...point, index })).filter((point) => dominates(point, own));
  return better.sort((a, b) => b.progress - a.progress)[0]?.index ?? -1;
}

interface Priced {
  readonly saved: number;
  readonly worth: number;
}

/** Two infinite worths do not differ. */
function byFirstThenSecond(a: Priced, b: Priced): number {
  return a.worth === b.worth ? a.saved - b.saved : a.worth - b.worth;
}

function isComplete({ progress, risks }: Ranked): boolean {
  return ![progress, ...risks].some(Number.isNaN);
}
