import { priorText } from '../random/prior-text.ts';
import type { LocatedMap } from './located.ts';
import { toPlain } from './located.ts';
import { splitAtFork } from './merge.ts';
import { readPrior } from './schema/prior.ts';
import type { RankCorrelation, UncertainParameter, Uncertainty, Variant } from './uncertainty.ts';

/** What the schema has accepted, as far as it is about what is unsure; a file of priors leaves out most of a parameter. */
export type UncertainDocument = {
  readonly parameters?: Readonly<Record<string, UncertainEntry>>;
  readonly uncertainty?: {
    readonly correlations?: readonly RankCorrelation[];
    readonly variants?: Readonly<Record<string, WrittenVariant>>;
  };
};

type UncertainEntry = { readonly prior?: unknown; readonly priorSource?: string; readonly range?: readonly [number, number] };
type WrittenVariant = {
  readonly meaning: string;
  readonly options: Readonly<Record<string, { readonly weight: number; readonly source: string }>>;
};

/** What a document is unsure of, which the schema has accepted: sorted by id, weights summing to 1. */
export function readUncertainty(document: LocatedMap): Uncertainty {
  const { parameters = {}, uncertainty = {} } = toPlain(splitAtFork(document).base) as UncertainDocument;
  const uncertain = byId(parameters).flatMap(([id, entry]) => uncertainParameter(id, entry));
  const ids = uncertain.map(({ id }) => id);
  const correlations = (uncertainty.correlations ?? [])
    .filter(({ between }) => between.every((id) => ids.includes(id)))
    .map(inOrder)
    .sort((a, b) => compare(a.between[0], b.between[0]) || compare(a.between[1], b.between[1]));
  return { parameters: uncertain, correlations, variants: byId(uncertainty.variants ?? {}).map(variantOf) };
}

function uncertainParameter(id: string, { prior: written, priorSource, range }: UncertainEntry): readonly UncertainParameter[] {
  if (written === undefined) return [];
  const prior = readPrior(written);
  const [low, high] = range ?? [-Infinity, Infinity];
  return [{ id, prior, low, high, written: priorText(prior), source: priorSource ?? '' }];
}

function inOrder({ between: [one, other], rank, source }: RankCorrelation): RankCorrelation {
  return { between: compare(one, other) < 0 ? [one, other] : [other, one], rank, source };
}

function variantOf([id, { meaning, options }]: readonly [string, WrittenVariant]): Variant {
  const sum = Object.values(options).reduce((total, { weight }) => total + weight, 0);
  return {
    id,
    meaning,
    options: byId(options).map(([name, { weight, source }]) => ({ id: name, weight: weight / sum, source })),
  };
}

function byId<Value>(map: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(map).sort(([a], [b]) => compare(a, b));
}

/** By character codes, which no locale changes. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
