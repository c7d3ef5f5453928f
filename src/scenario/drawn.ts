import { assert } from '../base/assert.ts';
import type { Issue } from '../base/issue.ts';
import { InputError } from '../base/issue.ts';
import { numberText } from '../base/number-text.ts';
import type { LabScenario } from '../lab/parameters.ts';
import { parseScenarioText } from './document.ts';
import { loadLab } from './load-lab.ts';
import type { LocatedMap } from './located.ts';
import { nodeAt } from './located.ts';
import { mergeDocuments, withoutNulls } from './merge.ts';
import { sureDocument, valuesDocument } from './sure.ts';

/** What holds in one draw: values of parameters by id, and an option by the id of its variant. What is left out is as written. */
export type DrawValues = {
  readonly parameters: Readonly<Record<string, number>>;
  readonly options: Readonly<Record<string, string>>;
};

/** The draw that is the scenario as it is written. */
export const AS_WRITTEN: DrawValues = { parameters: {}, options: {} };

/**
 * Reads a lab's resolved document once and gives a function that makes the lab of a draw: values of parameters are laid over the
 * document, then the options' `set` in the order of their variants' ids, so that an option which fixes a parameter does. What `change`
 * sets holds from `from` on in every draw.
 * @throws InputError if the document is none of a lab; the function, if a draw's values do not go together
 */
export function openDraws(resolvedYaml: string): (values: DrawValues) => LabScenario {
  const { root, issues } = parseScenarioText(resolvedYaml);
  if (root === undefined || issues.length > 0) throw new InputError(issues);
  const written = withoutNulls(root);
  const sure = sureDocument(written);
  return (values) => {
    const valued = mergeDocuments(sure, valuesDocument(values.parameters));
    const { lab, issues: found } = loadLab(setsOf(written, values.options).reduce(mergeDocuments, valued));
    if (lab === undefined) throw new InputError(found.map((issue) => describeDraw(issue, values)));
    return lab;
  };
}

/** What the options of a draw lay over the document, in the order of their variants' ids. */
function setsOf(document: LocatedMap, options: DrawValues['options']): readonly LocatedMap[] {
  return Object.keys(options)
    .sort()
    .flatMap((variant) => {
      const option = options[variant]!;
      const at = ['uncertainty', 'variants', variant, 'options', option];
      assert(nodeAt(document, at) !== undefined, 'a draw takes options that the scenario has', { variant, option });
      const set = nodeAt(document, [...at, 'set']);
      return set?.kind === 'map' ? [set] : [];
    });
}

/** Names the drawn values that an issue speaks of; all of the draw's options where it speaks of none. */
function describeDraw(issue: Issue, { parameters, options }: DrawValues): Issue {
  const words = new Set([issue.path, issue.expected, issue.received].join(' ').match(/[A-Za-z][A-Za-z0-9]*/g));
  const named = Object.keys(parameters).filter((id) => words.has(id));
  const values = named.map((id) => `${id} ${numberText(parameters[id]!)}`);
  const chosen = Object.entries(options).map(([variant, option]) => `${variant} ${option}`);
  const { file: _, line: __, column: ___, ...rest } = issue;
  const drawn = values.length > 0 ? values : chosen;
  return {
    ...rest,
    received: drawn.length === 0 ? issue.received : `${issue.received}, in a draw with ${drawn.join(', ')}`,
    hint: 'Narrow a prior or the range of its parameter, or correlate parameters that go together',
  };
}
