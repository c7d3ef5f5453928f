import type { Issue } from '../base/issue.ts';
import { priorCdf, priorQuantile } from '../random/prior-quantile.ts';
import { copulaProblem, type RankPair } from '../random/rank-correlation.ts';
import { checkLab } from './check-lab.ts';
import type { Environment } from './environment.ts';
import { loadLab } from './load-lab.ts';
import type { LocatedMap } from './located.ts';
import { issueAt, issueAtKey, nodeAt, pathText, toPlain } from './located.ts';
import { mergeDocuments, splitAtFork, without } from './merge.ts';
import { isAt, keysAt, numberAt, textsAt } from './outline.ts';
import { createFindings } from './references.ts';
import { labPartSchema } from './schema/lab.ts';
import { readPriorIfValid } from './schema/prior.ts';
import { readDocument } from './schema/read-document.ts';
import { sureDocument } from './sure.ts';

/** What no option may change: the head of a scenario, its clock, and what is unsure. */
const FIXED_KEYS = ['loopgain', 'kind', 'title', 'extends', 'time', 'from', 'uncertainty'];

/** What is wrong between the parts of what a document is unsure of, read as it is written. */
export function checkUncertainty(root: LocatedMap): readonly Issue[] {
  return [
    ...checkValuesAgainstPriors(root),
    ...checkCorrelations(root),
    ...checkNames(root),
    ...checkChange(root),
    ...checkSets(root),
  ];
}

/** A value may well be unlikely, but this unlikely it is a slip of one or the other. */
const FAR_TAIL_SHARE = 0.005;

/** Warns of values outside of the middle 99 % of what is believed about them; those that a change sets are a future's own affair. */
function checkValuesAgainstPriors(root: LocatedMap): readonly Issue[] {
  return keysAt(root, ['parameters']).flatMap((id): readonly Issue[] => {
    const at = ['parameters', id];
    const [value, low = -Infinity, high = Infinity] = ['value', 'range.0', 'range.1'].map((key) =>
      numberAt(root, [...at, ...key.split('.')]),
    );
    const written = nodeAt(root, [...at, 'prior']);
    if (value === undefined || written === undefined) return [];
    const prior = readPriorIfValid(toPlain(written), { low, high });
    if (prior === undefined) return [];
    const below = priorCdf(prior, { low, high }, value);
    if (below >= FAR_TAIL_SHARE && below <= 1 - FAR_TAIL_SHARE) return [];
    const [from, to] = [FAR_TAIL_SHARE, 1 - FAR_TAIL_SHARE].map((share) =>
      Number(priorQuantile(prior, { low, high }, share).toPrecision(3)),
    );
    const problem = { expected: `${from} to ${to}, which its prior gives 99 %`, received: String(value) };
    return [{ ...issueAt(root, [...at, 'value'], problem), severity: 'warning' }];
  });
}

/** Correlations name parameters; those of one that has lost its prior are idle, those of one that never had any worth a word. */
function checkCorrelations(root: LocatedMap): readonly Issue[] {
  const { issues, checkName } = createFindings(root);
  const known = keysAt(root, ['parameters']);
  const warnings: Issue[] = [];
  const pairs: RankPair[] = [];
  for (const at of listAt(root, ['uncertainty', 'correlations'])) {
    const between = textsAt(root, [...at, 'between']) ?? [];
    for (const [place, id] of between.entries()) {
      const path = [...at, 'between', String(place)];
      checkName(id, known, path, 'a parameter');
      if (!known.includes(id) || ['prior', 'priorSource'].some((key) => isAt(root, ['parameters', id, key]))) continue;
      const idle = { expected: 'a parameter with a prior', received: `\`${id}\`, which has none: nothing goes with it` };
      warnings.push({ ...issueAt(root, path, idle), severity: 'warning' });
    }
    const [one = -1, other = -1] = between.map((id) => known.indexOf(id));
    const rank = numberAt(root, [...at, 'rank']) ?? NaN;
    if (one >= 0 && other >= 0 && one !== other && Math.abs(rank) < 1) pairs.push({ one, other, rank });
  }
  const clash = copulaProblem(known, pairs);
  if (clash !== undefined) issues.push(issueAt(root, ['uncertainty', 'correlations'], clash));
  return [...issues, ...warnings];
}

function listAt(root: LocatedMap, path: readonly string[]): readonly (readonly string[])[] {
  const node = nodeAt(root, path);
  return node?.kind === 'list' ? node.items.map((_, index) => [...path, String(index)]) : [];
}

/** Draws have a column for each parameter and each variant. */
function checkNames(root: LocatedMap): readonly Issue[] {
  const parameters = keysAt(root, ['parameters']);
  return keysAt(root, ['uncertainty', 'variants'])
    .filter((id) => parameters.includes(id))
    .map((id) =>
      issueAtKey(root, ['uncertainty', 'variants', id], {
        expected: 'a name of its own',
        received: `\`${id}\`, which is a parameter`,
      }),
    );
}

/** What nobody knows is not known from some day on. */
function checkChange(root: LocatedMap): readonly Issue[] {
  const refuse = (path: readonly string[]): Issue =>
    issueAtKey(root, path, {
      expected: 'what changes at `from`',
      received: `\`${path.at(-1)}\`, which is drawn once for all days`,
      hint: 'Put it outside `change`',
    });
  const priors = keysAt(root, ['change', 'parameters']).flatMap((id) =>
    ['prior', 'priorSource'].map((key) => ['change', 'parameters', id, key]),
  );
  return [['change', 'uncertainty'], ...priors].filter((path) => isAt(root, path)).map(refuse);
}

function checkSets(root: LocatedMap): readonly Issue[] {
  return setsIn(root).flatMap(({ at, set }) => {
    const head = [...set.entries.keys()].filter((key) => FIXED_KEYS.includes(key)).map((key) => [...at, key]);
    const priors = keysAt(set, ['parameters']).flatMap((id) =>
      ['prior', 'priorSource'].filter((key) => isAt(set, ['parameters', id, key])).map((key) => [...at, 'parameters', id, key]),
    );
    return [...head, ...priors].map((path) =>
      issueAtKey(root, path, {
        expected: 'what an option of a variant may lay over the scenario',
        received: `\`${path.at(-1)}\``,
      }),
    );
  });
}

type OptionSet = { readonly at: readonly string[]; readonly set: LocatedMap };

function setsIn(root: LocatedMap): readonly OptionSet[] {
  const variants = ['uncertainty', 'variants'];
  return keysAt(root, variants).flatMap((variant) =>
    keysAt(root, [...variants, variant, 'options']).flatMap((option) => {
      const at = [...variants, variant, 'options', option, 'set'];
      const set = nodeAt(root, at);
      return set?.kind === 'map' ? [{ at, set }] : [];
    }),
  );
}

/**
 * Checks the lab of each option alone, and tells what is wrong with it below the option.
 * @param used filled with the names of parameters that the options read
 */
export function checkOptions(root: LocatedMap, used: Set<string>): readonly Issue[] {
  return setsIn(root).flatMap(({ at, set }) =>
    checkOption(sureDocument(mergeDocuments(root, set)), [...set.entries.keys()], used)
      .filter(({ severity }) => severity === 'error')
      .map((issue) => ({ ...issue, path: pathText([...at, issue.path]) })),
  );
}

/** Where an option changes parameters anything may be wrong; else only what it changes is read again, to be quick. */
function checkOption(laid: LocatedMap, keys: readonly string[], used: Set<string>): readonly Issue[] {
  if (keys.includes('parameters') || keys.includes('change')) return loadLab(laid, used).issues;
  const { base, fork = base } = splitAtFork(laid);
  const isChanged = keysAt(laid, ['change']).some((key) => key === 'parameters' || keys.includes(key));
  return (isChanged ? [base, fork] : [base]).flatMap((part) => [...readParts(part, keys, used), ...checkLab(part)]);
}

/** What is wrong with some of a lab's keys, and those that they are read with. */
function readParts(part: LocatedMap, keys: readonly string[], used: Set<string>): readonly Issue[] {
  const read = ['parameters', 'time', ...keys];
  const unread = [...part.entries.keys()].filter((key) => !read.includes(key));
  const schemaOf = (env: Environment) => labPartSchema(env, read);
  return readDocument(without(part, unread), schemaOf, used).issues;
}
