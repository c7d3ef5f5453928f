import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tableRows, textOf } from '../support/markdown.ts';
import { type PageCommands, runPage } from '../support/page-commands.ts';

const page = textOf('docs/practice.md');

let commands: PageCommands;
beforeAll(() => {
  commands = runPage(page);
}, 120_000);
afterAll(() => commands.remove());

test('docs/practice.md shows what its commands print; `npm run docs` writes it', async () => {
  await expect(commands.page).toMatchFileSnapshot('../../docs/practice.md');
});

/** Mean and half-width of one figure of the customers. */
interface Known {
  readonly mean: number;
  readonly half: number;
}

/** Columns of the class's table, without its name: the cycle, and what 95 % of the cycles take at most. */
const CYCLE = 5;
const CYCLE_P95 = 6;

function outputOf(name: string): string {
  const output = commands.output(name);
  expect(output, name).toBeDefined();
  return output;
}

/** A figure in each table of customers that a block shows, NaN for a width that is not there. */
function knownIn(name: string, column = CYCLE): readonly Known[] {
  const lines = outputOf(name).split('\n');
  return lines.flatMap((line, i) => {
    if (!line.startsWith('customer')) return [];
    const halves = [...(lines[i + 1] ?? '').matchAll(/\+- ([\d.]+)/g)].map(([, half]) => Number(half));
    // a single path has no width for the two percentiles, of which one stands before the cycle
    const index = halves.length < CYCLE_P95 ? column - 1 : column;
    return [{ mean: Number(line.split(/\s+/)[column + 1]), half: halves[index] ?? Number.NaN }];
  });
}

function replicationsIn(name: string): number {
  return Number(/Means of ([\d,]+) replications/.exec(outputOf(name))![1]!.replace(',', ''));
}

const shareOf = ({ mean, half }: Known): number => half / mean;
const holds = ({ mean, half }: Known, truth: number): boolean => Math.abs(mean - truth) <= half;

/** M/M/1 with a customer a day: W = s / (1 - rho), Erlang (1917). */
const cycleDays = (serviceDays: number): number => serviceDays / (1 - serviceDays);

describe('what the page says of its outputs', () => {
  test('three seeds are more than three times apart', () => {
    const means = knownIn('three seeds').map(({ mean }) => mean);
    expect(means).toHaveLength(3);
    expect(Math.max(...means)).toBeGreaterThan(3 * Math.min(...means));
  });

  test('the pilot holds the 9 days, is known to 11 %, and its percentile less well', () => {
    const [pilot] = knownIn('a pilot');
    expect(holds(pilot!, cycleDays(0.9))).toBe(true);
    expect(outputOf('a pilot')).toContain('11 % of a class');
    const [tail] = knownIn('a pilot', CYCLE_P95);
    expect(shareOf(tail!)).toBeGreaterThan(shareOf(pilot!));
    expect(tail!.half).toBeGreaterThan(3 * pilot!.half);
    expect(holds(tail!, cycleDays(0.9) * Math.log(20))).toBe(true);
  });

  test('the precision takes about as many replications as the pilot says', () => {
    expect(page).toContain('10 (11 / 5)² = 48');
    expect(Math.round(10 * (11 / 5) ** 2)).toBe(48);
    const [precise] = knownIn('a precision');
    expect(shareOf(precise!)).toBeLessThanOrEqual(0.05);
    expect(holds(precise!, cycleDays(0.9))).toBe(true);
    expect(replicationsIn('a precision')).toBeGreaterThan(48 / 2);
    expect(replicationsIn('a precision')).toBeLessThan(48 * 2);
  });

  test('without warm-up the mean is far too small, and its interval narrow', () => {
    const [biased] = knownIn('no warm-up');
    expect(biased!.mean + 4 * biased!.half).toBeLessThan(cycleDays(0.9));
    const [found] = knownIn('a warm-up found');
    expect(holds(found!, cycleDays(0.9))).toBe(true);
    expect(outputOf('a warm-up found')).toMatch(/Left out as warm-up, by MSER-5: [\d,]+ days\./);
  });

  test('a load well above 1 is refused where the warm-up is to be found', () => {
    const words = [
      'run',
      'mm1',
      '--set',
      'time.warmUp=mser5',
      '--set',
      'stages.serve.work.mean=1.2 days',
      '--until',
      '5000 days',
    ];
    expect(commands.exitCode(words)).toBe(2);
  });

  test('customers of the first month take less than those of the long run', () => {
    const [month] = knownIn('the first month');
    expect(month!.mean + month!.half).toBeLessThan(cycleDays(0.9));
    expect(shareOf(month!)).toBeLessThan(0.15);
  });

  test('one long path is about as good as twenty replications of as many days', () => {
    const [path] = knownIn('one path');
    const [many] = knownIn('separate seeds');
    expect(holds(path!, cycleDays(0.9))).toBe(true);
    expect(path!.half / many!.half).toBeGreaterThan(2 / 3);
    expect(path!.half / many!.half).toBeLessThan(3 / 2);
  });

  test('separate simulations do not tell two scenarios apart, the comparison does, and holds the difference', () => {
    const [slow, fast] = knownIn('separate seeds');
    const [apart, unknown] = [slow!.mean - fast!.mean, Math.sqrt(slow!.half ** 2 + fast!.half ** 2)];
    expect(apart).toBeLessThan(unknown);
    const sum = `√(${slow!.half}² + ${fast!.half}²) = ${unknown.toFixed(2)}`;
    expect(page).toContain(`difference of ${apart.toFixed(2)} days is less than what is unknown of it, ${sum}`);
    const difference = [...outputOf('a comparison').matchAll(/^ +(?:difference|\+-) +(.*)$/gm)].map(([, cells]) =>
      Number(cells!.split(/\s+/)[CYCLE]),
    );
    const known = { mean: difference[0]!, half: difference[1]! };
    expect(holds(known, cycleDays(0.88) - cycleDays(0.9))).toBe(true);
    expect(Math.abs(known.mean)).toBeGreaterThan(known.half);
    expect(savedIn(outputOf('a comparison'))).toBeGreaterThan(5);
  });

  test('a sixth clerk is compared with little gain', () => {
    const [, command] = /`(compare mmc [^`]+)`/.exec(page)!;
    expect(savedIn(commands.shell(`npx loopgain ${command} --until "20000 days"`))).toBeLessThan(5);
  });

  test('streams are named: the stage before the change is the same in every replication', () => {
    expect(outputOf('streams')).toMatch(/The same in every replication: every figure of stage plan, pool planners\./);
    expect(outputOf('streams')).toMatch(/Not told apart from 0/);
  });

  test('a low load is known several times as well', () => {
    const [low] = knownIn('a low load');
    const [high] = knownIn('separate seeds');
    expect(holds(low!, cycleDays(0.5))).toBe(true);
    expect(shareOf(high!)).toBeGreaterThan(3 * shareOf(low!));
  });
});

function savedIn(output: string): number {
  return Number(/save a factor of ([\d.]+)/.exec(output)![1]);
}

/** Asymptotic variance of the time average of M/M/1's number in process, per square of its mean, service times of 1: Whitt (1989). */
const relativeVariance = (load: number): number => (2 * (1 + load)) / (load * (1 - load) ** 2);

test.each([0.5, 0.8, 0.9, 0.95])('the formula at load %d is that of birth-and-death processes: Whitt (1992)', (load) => {
  const mean = load / (1 - load);
  // sums from the far end down, where all terms have one sign
  const most = Math.floor(Math.log(1e-200) / Math.log(load));
  let above = 0;
  let variance = 0;
  for (let n = most; n > 0; n--) {
    above += (n - mean) * (1 - load) * load ** n;
    variance += (2 * above * above) / (load * (1 - load) * load ** (n - 1));
  }
  expect(variance / (mean * mean) / relativeVariance(load)).toBeCloseTo(1, 6);
});

test('the table of lengths is what the formula gives', () => {
  const rows = tableRows(page, 4);
  expect(rows).toHaveLength(5);
  for (const [load, ...lengths] of rows)
    for (const [i, half] of [0.1, 0.05, 0.01].entries()) {
      const length = relativeVariance(Number(load)) * (1.96 / half) ** 2;
      expect(Number(lengths[i]!.replaceAll(',', '')), `${load}: ${half}`).toBe(Number(length.toPrecision(3)));
    }
});
