import { expect, test } from 'vitest';
import type { SampleColumnId } from '../../src/lab/columns.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { figureText, percentText } from '../../src/report/figure-text.ts';
import { meanBetween, meanOf, pathsOf, stageColumn } from '../support/claims.ts';
import { textOf, withBlock } from '../support/markdown.ts';

/** Mean over seeds of a figure of a path. */
function mean(paths: readonly Trajectory[], of: (path: Trajectory) => number): number {
  return meanOf(paths.map(of)).mean;
}

/** Mean of a series over the samples of the years `from` (included) to `to` (excluded), years since the epoch. */
function over(path: Trajectory, column: SampleColumnId, from: number, to: number): number {
  return meanBetween(path.series[column], ...samplesOf(path, from, to));
}

function samplesOf({ sampleDays }: Trajectory, from: number, to: number): [number, number] {
  const at = (years: number): number => sampleDays.findIndex((days) => days >= years * 365.25);
  return [at(from), at(to) < 0 ? sampleDays.length : at(to)];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What a year of the flood looks like: before it (2022) and in it (2025 and 2026). */
interface FloodYear {
  readonly changes: number;
  readonly minutes: number;
  readonly caught: number;
  readonly incidents: number;
  readonly waitDays: number;
}

const POLICIES = [
  { id: 'fixed: an hour, whatever comes', set: ['review.policy=fixed'] },
  { id: 'elastic: between', set: ['review.policy={elasticity: 0.5, budget: 0.8}'] },
  { id: 'capped: as much as four fifths of the hours allow', set: [] },
];

function floodOf(set: readonly string[], from: number, to: number): FloodYear {
  const paths = pathsOf('review-flood', set);
  const wait = (path: Trajectory): number => meanBetween(stageColumn(path, 'wait_days', 'review'), ...samplesOf(path, from, to));
  return {
    changes: mean(paths, (path) => over(path, 'changes_per_year', from, to)),
    minutes: mean(paths, (path) => over(path, 'review_minutes_per_approval', from, to)),
    caught: mean(paths, (path) => over(path, 'flaws_caught_share', from, to)),
    incidents: mean(paths, (path) => over(path, 'incident_hours_share', from, to)),
    waitDays: mean(paths, wait),
  };
}

function floodRow(id: string, year: FloodYear): string[] {
  const { changes, minutes, caught, incidents, waitDays } = year;
  return [id, figureText(changes), figureText(minutes), percentText(caught), percentText(incidents), figureText(waitDays)];
}

const REVIEWS = [
  { id: 'review-people', says: 'people alone' },
  { id: 'review-automated', says: 'AI alone' },
  { id: 'review-both', says: 'both, blind spots apart' },
  { id: 'review-correlated', says: 'both, blind spots in common' },
];

function reviewOf(id: string) {
  const paths = pathsOf(id);
  const of = (column: SampleColumnId): number => mean(paths, (path) => over(path, column, 0.5, 3));
  return {
    caught: of('flaws_caught_share'),
    minutes: of('review_minutes_per_approval'),
    changes: of('changes_per_year'),
    incidents: of('incident_hours_share'),
  };
}

const SPREADS = [0.02, 0.05, 0.1];
const AMPLIFICATIONS = [0, 0.1, 0.3, 0.5];
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** ln S, as it is, at the end. */
function endOf(id: string, set: readonly string[]): readonly number[] {
  return pathsOf(id, set, SEEDS).map(({ series }) => Math.log(series.software_efficiency_ratio.at(-1)!));
}

/** What a policy brings in ln S by the end over promoting all the same, by spread and amplification; mean and standard error. */
function worthOfDropping(id: string) {
  return SPREADS.map((spread) =>
    AMPLIFICATIONS.map((amplification) => {
      const drift = [`generations.drift.goods.honesty.spread=${spread}`, `generations.drift.amplification=${amplification}`];
      const promoted = endOf('drift-unchecked', drift);
      return meanOf(endOf(id, drift).map((value, i) => value - promoted[i]!));
    }),
  );
}

function worthTable(id: string): string {
  const rows = worthOfDropping(id).map((cells, i) => [
    String(SPREADS[i]),
    ...cells.map(({ mean: value, error }) => `${value >= 0 ? '+' : ''}${value.toFixed(2)} ± ${error.toFixed(2)}`),
  ]);
  return table(['σ \\ amplification', ...AMPLIFICATIONS.map(String)], rows);
}

const FUTURES = ['s-curve', 'continuation', 'compounding', 'full-recursion'];

const CONTROL_FIGURES: readonly {
  readonly says: string;
  readonly column: SampleColumnId;
  readonly text: (value: number) => string;
}[] = [
  { says: 'read by people, of all that is reviewed', column: 'review_read_share', text: percentText },
  { says: 'flaws caught in review', column: 'flaws_caught_share', text: percentText },
  { says: 'null results, of those adopted', column: 'false_results_share', text: percentText },
  { says: "people's hours on incidents", column: 'incident_hours_share', text: percentText },
  { says: "people's hours on handing over", column: 'coordinating_hours_share', text: percentText },
  { says: "what drift takes from AI's work", column: 'drift_true_ratio', text: percentText },
  { says: 'as measured', column: 'drift_measured_ratio', text: percentText },
  { says: "people's share of the work", column: 'human_share', text: percentText },
];

function futuresTable(): string {
  const paths = FUTURES.map((id) => pathsOf(id, [], SEEDS));
  const rows = CONTROL_FIGURES.map(({ says, column, text }) => [
    says,
    ...paths.map((own) => {
      const { mean: value, error } = meanOf(own.map((path) => over(path, column, 12, 15)));
      return column.startsWith('drift') ? `${text(value)} ± ${text(error)}` : text(value);
    }),
  ]);
  const sum = (path: Trajectory, of: (generation: Trajectory['generations'][number]) => number): number =>
    path.generations.reduce((total, generation) => total + of(generation), 0);
  const counted = (says: string, of: (generation: Trajectory['generations'][number]) => number): string[] => [
    says,
    ...paths.map((own) => figureText(mean(own, (path) => sum(path, of)))),
  ];
  return table(
    ['', ...FUTURES],
    [
      ...rows,
      counted('models that raised an alarm', ({ alarms }) => (alarms > 0 ? 1 : 0)),
      counted('remediations', ({ rounds }) => rounds),
      counted('days lost to alarms', ({ daysLost }) => (Number.isNaN(daysLost) ? 0 : daysLost)),
    ],
  );
}

test('docs/oversight.md shows what the scenarios give; `npm run docs` writes it', { timeout: 300_000 }, async () => {
  const before = floodOf([], 1, 2);
  const flood = table(
    [
      '',
      'changes a year',
      'minutes per approval',
      'flaws caught',
      "engineers' and reviewers' hours on incidents",
      'days of waiting for review',
    ],
    [floodRow('by hand, 2022', before), ...POLICIES.map(({ id, set }) => floodRow(id, floodOf(set, 4, 6)))],
  );
  const reviews = table(
    ['', 'flaws caught', "people's minutes per change", 'changes a year', 'hours on incidents'],
    REVIEWS.map(({ id, says }) => {
      const { caught, minutes, changes, incidents } = reviewOf(id);
      return [`${says} (\`${id}\`)`, percentText(caught), figureText(minutes), figureText(changes), percentText(incidents)];
    }),
  );
  const blocks = [
    ['flood', flood],
    ['reviews', reviews],
    ['small battery', worthTable('drift-weak-battery')],
    ['large battery', worthTable('drift-strong-battery')],
    ['futures', futuresTable()],
  ] as const;
  const page = blocks.reduce((text, [name, block]) => withBlock(text, name, block), textOf('docs/oversight.md'));
  await expect(page).toMatchFileSnapshot('../../docs/oversight.md');
});

test('what the page says of the futures: where AI judges itself, more drift is in use', { timeout: 300_000 }, () => {
  const drift = (id: string) => meanOf(pathsOf(id, [], SEEDS).map((path) => over(path, 'drift_true_ratio', 12, 15)));
  const [people, own] = [drift('compounding'), drift('full-recursion')];
  expect(own.mean - people.mean).toBeGreaterThan(2 * Math.sqrt(own.error * own.error + people.error * people.error));
  expect(people.mean).toBeLessThan(own.mean / 2);
});

test('what the page says of a flood: under a fixed policy pace gives, under a capped one reading', () => {
  const before = floodOf([], 1, 2);
  const [fixed, elastic, capped] = POLICIES.map(({ set }) => floodOf(set, 4, 6));
  expect(fixed!.changes).toBeLessThan(4 * before.changes);
  expect(fixed!.waitDays).toBeGreaterThan(2);
  expect(fixed!.minutes / before.minutes).toBeCloseTo(1, 1);
  expect(capped!.changes).toBeGreaterThan(1.2 * fixed!.changes);
  expect(capped!.minutes).toBeLessThan(before.minutes / 2);
  expect(capped!.caught).toBeLessThan(0.75 * before.caught);
  expect(capped!.incidents).toBeGreaterThan(2 * before.incidents);
  expect(elastic!.minutes).toBeGreaterThan(capped!.minutes);
  expect(elastic!.minutes).toBeLessThan(fixed!.minutes);
});

test('what the page says of automated review: a third by itself, little beside people, less with their blind spots', () => {
  const [people, automated, both, correlated] = REVIEWS.map(({ id }) => reviewOf(id));
  expect(automated!.caught).toBeCloseTo(1 / 3, 1);
  expect(both!.caught).toBeGreaterThan(people!.caught + 0.05);
  expect(correlated!.caught).toBeLessThan(both!.caught);
  expect(correlated!.caught).toBeGreaterThanOrEqual(people!.caught - 0.01);
  expect(automated!.changes).toBeGreaterThan(people!.changes);
});

test('what the page says of dropping drifted models: it pays where drift is large, not where it is small', {
  timeout: 300_000,
}, () => {
  for (const id of ['drift-weak-battery', 'drift-strong-battery']) {
    const worth = worthOfDropping(id);
    const large = worth.at(-1)!.at(-1)!;
    expect(large.mean, id).toBeGreaterThan(2 * large.error);
  }
  const small = worthOfDropping('drift-strong-battery')[0]![0]!;
  expect(small.mean).toBeLessThan(-3 * small.error);
});
