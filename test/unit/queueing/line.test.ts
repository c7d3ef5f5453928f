import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JobTable } from '../../../src/queueing/job-table.ts';
import { Line } from '../../../src/queueing/line.ts';
import { checkLaw } from '../../support/laws.ts';

test('a line gives the least rank first, then the least key, whatever was taken out of its midst', () => {
  const member = fc.record({ rank: fc.integer({ min: -2, max: 2 }), key: fc.nat(1000), leaves: fc.boolean() });
  checkLaw(
    fc.property(fc.uniqueArray(member, { selector: ({ key }) => key, maxLength: 60 }), (members) => {
      const jobs = new JobTable(0);
      const line = new Line(jobs);
      const rows = members.map((each) => ({ ...each, job: jobs.add(0) }));
      for (const { job, rank, key } of rows) line.add(job, rank, key);
      for (const { job, leaves } of rows) if (leaves) line.remove(job);
      const stayed = rows.filter(({ leaves }) => !leaves).sort((a, b) => a.rank - b.rank || a.key - b.key);
      expect(line.size).toBe(stayed.length);
      if (stayed.length > 0) expect([line.first, line.firstRank]).toEqual([stayed[0]!.job, stayed[0]!.rank]);
      expect(stayed.map(() => line.take())).toEqual(stayed.map(({ job }) => job));
    }),
    500,
  );
});
