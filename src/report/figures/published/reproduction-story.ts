import type { ReproducedCurve } from '../../../calibrate/reproduce/curves.ts';
import type { ReproducedFigure } from '../../../calibrate/reproduce/figures.ts';
import type { Reproduction } from '../../../calibrate/reproduce/reproduce.ts';
import { countVerdicts, type Verdict } from '../../../calibrate/reproduce/verdict.ts';
import type { Trends } from '../../../calibrate/series.ts';
import { countText } from '../../figure-text.ts';
import type { Story } from '../figure.ts';
import type { Material } from '../material.ts';
import { rounded } from '../rounded.ts';

/** What the model gives at a day: nine tenths of draws, and their median. */
export interface GivenPoint {
  readonly day: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** A published figure with the range that counts as met; open above where high is null. */
export interface PublishedPoint {
  readonly day: number;
  readonly value: number;
  readonly low: number;
  readonly high: number | null;
  readonly verdict: Verdict;
}

/** A published series beside its counterpart. */
export interface ReproductionPanel {
  readonly name: string;
  readonly unit: 'minutes' | 'share' | 'ratio';
  readonly given: readonly GivenPoint[];
  readonly published: readonly PublishedPoint[];
}

/** What is drawn. */
export interface ReproductionData {
  readonly panels: readonly ReproductionPanel[];
}

/** By observable. */
const NAMES: Readonly<Record<string, string>> = {
  horizon: 'Time horizon, at half success',
  'reliable-horizon': 'Time horizon, at 4 in 5',
  'code-per-engineer': 'Code per engineer',
  'ai-code-share': 'AI’s share of the code',
  'next-step-wins': 'AI picks the better next step',
  'felt-output': 'Output as people feel it',
  'open-ended-success': 'Success on open-ended problems',
  'training-code-speedup': 'Training code made faster',
};

/** Tells how many published figures come out, series by series. */
export function reproductionStory({ reproduction, published }: Material): Story<ReproductionData> | undefined {
  if (reproduction === undefined) return undefined;
  const panels = reproduction.curves.flatMap((curve) => panelOf(curve, reproduction.figures) ?? []);
  if (panels.length === 0) return undefined;
  const { draws, drawnFrom } = reproduction;
  return {
    title: titleOf(reproduction.figures, panels),
    subtitle:
      'Published figures (points, with the range that counts as met) and the model (line: median of draws; band: nine tenths of them)',
    caption:
      'Disc: met by the median. Cross: missed. Ring: given to the model, which cannot miss it. An arrow says that at least as much was published. Where no interval is published, a factor 1.25 either way counts as met.',
    description: panels.map(describe).join('; '),
    sources: [...sourcesOf(reproduction, published), `simulated: ${countText(draws, 'draw')} from the ${drawnFrom}`],
    data: { panels },
  };
}

function panelOf(curve: ReproducedCurve, figures: readonly ReproducedFigure[]): ReproductionPanel | undefined {
  const { series, observable, points, drawn } = curve;
  const own = figures.filter(
    ({ target, role }) => target.series === series && target.observable === observable && role !== 'repeated',
  );
  const name = NAMES[observable.id];
  if (own.length === 0 || name === undefined) return undefined;
  const given = points.flatMap(({ day }, i): GivenPoint[] => {
    const [low, median, high] = [drawn[i]!.low, drawn[i]!.median, drawn[i]!.high].map(rounded);
    const isThere = low !== null && median !== null && high !== null;
    return isThere && (observable.scale === 'linear' || low! > 0) ? [{ day, low: low!, median: median!, high: high! }] : [];
  });
  const published = own.map(({ target, range, verdict }): PublishedPoint => {
    const { lastDay, value } = target.figure;
    return { day: lastDay, value: rounded(value)!, low: rounded(range.low)!, high: rounded(range.high), verdict };
  });
  const unit = observable.id.endsWith('horizon') ? 'minutes' : observable.scale === 'linear' ? 'share' : 'ratio';
  return { name: curve.id.includes('reported') ? 'Time horizon, as quoted' : name, unit, given, published };
}

function titleOf(figures: readonly ReproducedFigure[], panels: readonly ReproductionPanel[]): string {
  const tallies = countVerdicts(figures);
  const sum = (of: 'met' | 'missed'): number => tallies.reduce((total, tally) => total + tally[of], 0);
  const [met, missed] = [sum('met'), sum('missed')];
  const head = `The model meets ${met} of ${met + missed} published figures`;
  if (missed === 0) return head;
  const misses = ({ published }: ReproductionPanel): number => published.filter(({ verdict }) => verdict === 'missed').length;
  const worst = panels.reduce((one, other) => (misses(other) > misses(one) ? other : one));
  return `${head}; it misses ${decapitalized(worst.name)} most often, ${misses(worst)} of ${worst.published.length}`;
}

function decapitalized(name: string): string {
  return name.startsWith('AI') ? name : `${name[0]!.toLowerCase()}${name.slice(1)}`;
}

function describe({ name, published }: ReproductionPanel): string {
  const count = (verdict: Verdict): number => published.filter((point) => point.verdict === verdict).length;
  const input = count('input') === 0 ? '' : `, ${count('input')} given`;
  return `${name}: ${count('met')} met, ${count('missed')} missed${input}`;
}

function sourcesOf({ curves }: Reproduction, published: Trends | undefined): readonly string[] {
  const infos = curves.flatMap(({ series }) => published?.get(series)?.info ?? []);
  return [...new Set(infos.map(({ claimant, title }) => `${claimant}, ${title}`))];
}
