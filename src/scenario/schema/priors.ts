import { headFields, partialParametersSchema } from './common.ts';
import { fields } from './leaves.ts';
import { uncertaintySchema } from './uncertainty.ts';

/** A file that only says what is unsure, for labs to extend. */
export function priorsSchema() {
  return fields({
    ...headFields('priors'),
    parameters: partialParametersSchema().default({}),
    uncertainty: uncertaintySchema().optional(),
  });
}
