import { assert } from '../base/assert.ts';
import type { Problem } from '../base/issue.ts';
import type { Expression } from './expression.ts';
import type { FormulaUnit } from './formula-unit.ts';
import { isTime, parseUnit, sameUnit, UnitClash, unitOf, unitText } from './formula-unit.ts';

/** What a formula should be measured in: the unit of its key, or the one written beside it, which a pure number takes on. */
export type Measure = { readonly unit: string; readonly beside: boolean };

/**
 * What is wrong with the units in a formula, since parameters carry theirs into it; undefined for nothing.
 * @param written the formula as it stands in the file, for the message
 */
export function findUnitClash(
  expression: Expression,
  written: string,
  { unit, beside }: Measure,
  unitOfName: (name: string) => FormulaUnit,
): Problem | undefined {
  const wanted = parseUnit(unit);
  assert(wanted !== undefined, 'each field has a unit that is known', { unit });
  const expected = `a value [${unit}]`;
  try {
    const unitFound = unitOf(expression, unitOfName);
    if (unitFound.kind !== 'unit') return undefined;
    const found = unitFound.powers;
    if (sameUnit(found, wanted) || (beside && found.size === 0)) return undefined;
    const hint =
      beside && isTime(found) && isTime(wanted)
        ? `Did you mean ${written} ${unitText(found)}?`
        : 'Change the formula, or the unit of the parameter';
    return { expected, received: `\`${written}\` [${unitText(found)}]`, hint };
  } catch (error) {
    if (!(error instanceof UnitClash)) throw error;
    return { expected, received: `\`${written}\`, which has ${error.message}` };
  }
}
