import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventList } from '../../../src/kernel/event-list.ts';

/** Subjects in the order in which they are due, all of them. */
function drain(events: EventList): number[] {
  const subjects: number[] = [];
  while (events.next()) subjects.push(events.subject);
  return subjects;
}

test('events come by time, then priority, then order of scheduling', () => {
  const events = new EventList();
  const schedule = [
    [2, 0],
    [1, 3],
    [1, 0],
    [1, 3],
    [0.5, 15],
    [1, 0],
  ] as const;
  for (const [subject, [timeDays, priority]] of schedule.entries()) events.push(timeDays, priority, 7, subject);
  expect(drain(events)).toEqual([4, 2, 5, 1, 3, 0]);
  expect(events).toMatchObject({ timeDays: 2, code: 7, sequence: 0, size: 0 });
});

test('an empty list has nothing due', () => {
  const events = new EventList();
  expect(events.next()).toBe(false);
  expect(events.size).toBe(0);
});

test('nothing pops beyond the time asked for, and it stays due', () => {
  const events = new EventList();
  events.push(3, 0, 1, 1);
  expect(events.next(2.9)).toBe(false);
  expect(events.next(3)).toBe(true);
});

test('an event before the clock, or at no time, is refused', () => {
  const events = new EventList();
  events.push(5, 0, 0, 0);
  events.next();
  expect(() => events.push(4.9, 0, 0, 0)).toThrow(/4.9 days is before the clock, 5 days/);
  expect(() => events.push(Number.NaN, 0, 0, 0)).toThrow(RangeError);
  expect(() => events.push(5, 0, 0, 0)).not.toThrow();
});

test('a cancelled event does not come; its id does not take back one that uses its slot again', () => {
  const events = new EventList();
  const first = events.push(1, 0, 0, 1);
  expect(events.cancel(first)).toBe(true);
  expect(events.cancel(first)).toBe(false);
  const second = events.push(1, 0, 0, 2);
  expect(second).not.toBe(first);
  expect(events.cancel(first)).toBe(false);
  expect(drain(events)).toEqual([2]);
  expect(events.cancel(second)).toBe(false);
});

test('many events, most of them cancelled, come in order', () => {
  const events = new EventList();
  const ids = Array.from({ length: 5000 }, (_, i) => events.push((i * 7919) % 5000, 0, 0, (i * 7919) % 5000));
  ids.forEach((id, i) => {
    if (i % 5 !== 0) events.cancel(id);
  });
  const kept = ids.map((_, i) => (i * 7919) % 5000).filter((_, i) => i % 5 === 0);
  expect(events.size).toBe(kept.length);
  expect(drain(events)).toEqual(kept.sort((a, b) => a - b));
});

type Operation = {
  readonly kind: 'push' | 'cancel' | 'next';
  readonly time: number;
  readonly priority: number;
  readonly pick: number;
};

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom('push', 'push', 'push', 'cancel', 'next'),
  time: fc.integer({ min: 0, max: 6 }),
  priority: fc.integer({ min: 0, max: 3 }),
  pick: fc.nat(),
});

test('whatever is pushed, cancelled and popped, a sorted array does the same', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 600, size: 'max' }), (operations) => {
      const events = new EventList();
      const oracle: { time: number; priority: number; subject: number; id: number }[] = [];
      let pushed = 0;
      for (const { kind, time, priority, pick } of operations) {
        if (kind === 'push') {
          const atDays = Math.max(events.timeDays, 0) + time;
          oracle.push({ time: atDays, priority, subject: pushed, id: events.push(atDays, priority, 0, pushed) });
          pushed++;
          oracle.sort((a, b) => a.time - b.time || a.priority - b.priority || a.subject - b.subject);
        } else if (kind === 'cancel' && oracle.length > 0) {
          const [gone] = oracle.splice(pick % oracle.length, 1);
          expect(events.cancel(gone!.id)).toBe(true);
        } else if (kind === 'next') {
          const due = oracle.shift();
          expect(events.next()).toBe(due !== undefined);
          if (due !== undefined)
            expect([events.timeDays, events.subject, events.sequence]).toEqual([due.time, due.subject, due.subject]);
        }
        expect(events.size).toBe(oracle.length);
      }
      expect(drain(events)).toEqual(oracle.map(({ subject }) => subject));
    }),
    { seed: 1, numRuns: 200 },
  );
});
