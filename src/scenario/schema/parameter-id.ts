import * as z from 'zod';
import { RESERVED_NAMES } from '../environment.ts';

/** A name that formulas can read; variants and their options are named alike, as all of them are columns of draws. */
export function parameterId(): z.ZodString {
  return z
    .string()
    .regex(/^[a-z][A-Za-z0-9]*$/, { error: 'a name of letters and digits that starts with a lower-case letter' })
    .refine((name) => !RESERVED_NAMES.includes(name), { error: 'a name that formulas do not use themselves' });
}
