import * as z from 'zod';
import { parseIsoDate } from '../../base/calendar.ts';
import { headFields } from './common.ts';
import { addProblem, fields } from './leaves.ts';

/** A file that says what may be done otherwise, to be laid over a lab; what `change` holds is checked there. */
export function whatIfSchema() {
  const { parameters: _, ...head } = headFields('what-if');
  return fields({
    ...head,
    from: z
      .string()
      .superRefine((written, context) => {
        if (parseIsoDate(written) === undefined)
          addProblem(context, [], { expected: 'a date such as 2026-07-01', received: `\`${written}\`` });
      })
      .describe('day from which it holds in a scenario that has no `from` of its own'),
    change: z.record(z.string(), z.unknown()).describe("laid over the scenario's `change`"),
  });
}
