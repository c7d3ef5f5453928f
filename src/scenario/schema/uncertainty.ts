import * as z from 'zod';
import { addProblem, areNumbers, checkTogether, fields } from './leaves.ts';
import { parameterId } from './parameter-id.ts';

/** Model uncertainty is between at least two. */
const FEWEST_OPTIONS = 2;

/** What a lab is unsure of beside the priors of its parameters: which of them go together, and which form a mechanism has. */
export function uncertaintySchema() {
  return fields(
    {
      correlations: z.array(correlationSchema()).default([]).describe('parameters that go together'),
      variants: z.record(parameterId(), variantSchema()).default({}).describe('mechanisms of which nobody knows the form'),
    },
    'what forecasts draw beside the priors of parameters',
  );
}

function correlationSchema() {
  const written = fields({
    between: z.tuple([z.string(), z.string()]).describe('two parameters that have priors'),
    rank: z.number().meta({ description: "Spearman's rank correlation, by a Gaussian copula", unit: 'ratio' }),
    source: z.string().describe('why they go together'),
  });
  return checkTogether(written, ({ rank, between }, context) => {
    if (areNumbers([rank]) && !(Math.abs(rank!) < 1))
      addProblem(context, ['rank'], { expected: 'more than -1 and less than 1', received: String(rank) });
    if (Array.isArray(between) && between[0] === between[1])
      addProblem(context, ['between'], { expected: 'two different parameters', received: `\`${between[0]}\` twice` });
  });
}

function variantSchema() {
  const options = z.record(parameterId(), optionSchema()).describe('the forms, one of which holds in a draw');
  const written = fields({ meaning: z.string().describe('what the mechanism is'), options });
  return checkTogether(written, ({ options: given }, context) => {
    if (typeof given !== 'object' || given === null) return;
    const count = Object.keys(given).length;
    if (count < FEWEST_OPTIONS) addProblem(context, ['options'], { expected: 'two options or more', received: String(count) });
  });
}

function optionSchema() {
  const written = fields({
    weight: z.number().meta({ description: 'how likely it is, beside the weights of the other options', unit: 'ratio' }),
    source: z.string().describe('where option and weight come from'),
    set: z.record(z.string(), z.unknown()).describe('what is laid over the scenario in such a draw, as by --set').optional(),
  });
  return checkTogether(written, ({ weight }, context) => {
    if (areNumbers([weight]) && !(weight! > 0))
      addProblem(context, ['weight'], { expected: 'more than 0', received: String(weight) });
  });
}
