import { parseIsoDate } from '../../src/base/calendar.ts';
import type { LabScenario } from '../../src/lab/parameters.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { log2 } from '../../src/numeric/log.ts';
import { logistic } from '../../src/numeric/logistic.ts';
import { figureText } from '../../src/report/figure-text.ts';

/** A figure that somebody published, and how to read its counterpart off a path. */
interface Published {
  readonly what: string;
  readonly when: string;
  readonly value: number;
  /** Published interval; a factor 1.25 either way where there is none. */
  readonly interval?: readonly [low: number, high: number];
  readonly source: 'METR' | 'essay';
  /** Whether the parameters were set with this figure in view. */
  readonly role: 'fitted' | 'not used';
  readonly simulated: (path: Trajectory, scenario: LabScenario) => number;
}

const FACTOR = 1.25;

const dayOf = (date: string, scenario: LabScenario): number => parseIsoDate(date)! - scenario.epochCivilDays;

/** Horizon of the model deployed on a day [minutes]. */
function horizonOn(date: string) {
  return ({ generations }: Trajectory, scenario: LabScenario): number =>
    generations.findLast(({ promotedDays }) => promotedDays <= dayOf(date, scenario))!.horizonMinutes;
}

/** A column at a sample. */
function columnOn(column: keyof Trajectory['series'], date: string) {
  return ({ series, sampleDays }: Trajectory, scenario: LabScenario): number =>
    series[column][sampleDays.indexOf(dayOf(date, scenario))]!;
}

/** Share of next steps on which the deployed model beats people. */
function winShareOn(date: string) {
  return (path: Trajectory, scenario: LabScenario): number => {
    const { evenMinutes, logitsPerDoubling } = scenario.base.taste;
    return logistic(logitsPerDoubling * log2(horizonOn(date)(path, scenario) / evenMinutes));
  };
}

const horizon = (date: string, value: number, low: number, high: number, role: Published['role']): Published => ({
  what: 'p50 horizon, minutes',
  when: date,
  value,
  interval: [low, high],
  source: 'METR',
  role,
  simulated: horizonOn(date),
});

const code = (quarter: string, sample: string, value: number): Published => ({
  what: 'code per engineer, times 2021-24',
  when: quarter,
  value,
  source: 'essay',
  role: 'fitted',
  simulated: columnOn('code_per_engineer_ratio', sample),
});

const winRate = (when: string, date: string, value: number): Published => ({
  what: 'next step: share of wins over people',
  when,
  value,
  source: 'essay',
  role: 'fitted',
  simulated: winShareOn(date),
});

/** Published figures with a counterpart on the history's path; the horizon of 2024-03 is an input and not among them. */
const PUBLISHED: readonly Published[] = [
  horizon('2024-10-22', 20.5, 9.87, 40.4, 'fitted'),
  horizon('2025-02-24', 60.4, 33.4, 107, 'fitted'),
  horizon('2025-05-22', 100, 60.4, 163, 'fitted'),
  horizon('2025-08-05', 100, 60.1, 158, 'fitted'),
  horizon('2025-11-24', 293, 161, 639, 'fitted'),
  horizon('2026-02-05', 719, 319, 3950, 'not used'),
  { ...horizon('2026-04-01', 960, 510, 3300, 'not used'), source: 'essay' },
  {
    what: "AI's share of merged code",
    when: '2025-02',
    value: 0.05,
    interval: [0.01, 0.09],
    source: 'essay',
    role: 'fitted',
    simulated: columnOn('ai_code_share', '2025-03-01'),
  },
  {
    what: "AI's share of merged code",
    when: '2026-05',
    value: 0.8,
    interval: [0.8, 1],
    source: 'essay',
    role: 'fitted',
    simulated: columnOn('ai_code_share', '2026-06-01'),
  },
  code('2025 Q1', '2025-04-01', 1.2),
  code('2025 Q2', '2025-07-01', 1.5),
  code('2025 Q3', '2025-10-01', 1.9),
  code('2025 Q4', '2026-01-01', 2.5),
  code('2026 Q1', '2026-04-01', 5.8),
  code('2026 Q2', '2026-07-01', 8),
  {
    what: 'felt output of all staff, against leverage',
    when: '2026-03',
    value: 4,
    source: 'essay',
    role: 'not used',
    simulated: columnOn('leverage_ratio', '2026-04-01'),
  },
  winRate('2024', '2024-07-01', 0.22),
  winRate('2025-11', '2025-11-24', 0.51),
  winRate('2026-04', '2026-04-01', 0.64),
];

/** The table of published figures against those of a path, as Markdown. */
export function publishedMarkdown(path: Trajectory, scenario: LabScenario): string {
  const rows = PUBLISHED.map(({ what, when, value, interval, source, role, simulated }) => {
    const found = simulated(path, scenario);
    const [low, high] = interval ?? [value / FACTOR, value * FACTOR];
    const range = interval === undefined ? '' : ` (${figureText(low)} to ${figureText(high)})`;
    const verdict = found >= low && found <= high ? 'yes' : 'no';
    return [what, when, figureText(value) + range, figureText(found), verdict, role, source];
  });
  const head = ['figure', 'when', 'published', 'simulated', 'met', 'role', 'source'];
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
    .replaceAll(' --- ', '---');
}
