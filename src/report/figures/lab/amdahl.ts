import type { SampleColumnId } from '../../../lab/columns.ts';
import type { StageColumnId } from '../../../lab/place-columns.ts';
import type { Trajectory } from '../../../lab/trajectory.ts';
import { exp } from '../../../numeric/exp.ts';
import { log } from '../../../numeric/log.ts';
import { figureText, monthText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import { type AmdahlData, drawAmdahl, type Level, type StageHours } from './amdahl-chart.ts';
import { monthName, twoDigits } from './lab-curves.ts';

/** Where the speed-up of code goes on its way to progress. */
export const amdahl: Figure<AmdahlData> = {
  id: 'amdahl',
  asks: 'Why does making coding eight times faster not make the lab eight times faster?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : amdahlStory(path)),
  draw: drawAmdahl,
};

/** The published figure that everybody quotes. */
const TOLD_CODE_RATIO = 8;
/** Less than this is no speed-up of which parts could be told. */
const LEAST_SPEEDUP = 1.2;

function amdahlStory(path: LabPath): Story<AmdahlData> | undefined {
  const { trajectory, epochCivilDays } = path;
  const sample = tellingSample(trajectory);
  if (sample === undefined) return undefined;
  const levels = levelsOf(trajectory, sample);
  const stages = stagesOf(trajectory, sample);
  const day = epochCivilDays + trajectory.sampleDays[sample]!;
  const left = stages.reduce((sum, { hoursAfter }) => sum + hoursAfter, 0);
  const slow = stages
    .filter(({ isBinding }) => isBinding)
    .map((stage) => `${stage.stage} holds up the lab at ${figureText(stage.speedup)} times its speed`);
  return {
    title: titleOf(levels, monthName(day)),
    subtitle: `${path.title}, quarter to ${monthText(day)}: times as much as the same people and machines do without AI (logarithmic scale, so that what is lost multiplies)`,
    caption:
      'Each bar is what is left of the speed-up; the dashed part beside it is what the step took. Latency is how fast one experiment gets through hands-on work, throughput how many the whole lab can do, measured what it did. Below: faint bars are hours without AI, full bars with it. Training runs on machines are not hands-on and go no faster.',
    description: [
      ...levels.map(({ name, value }) => `${name}: ${figureText(value)} times`),
      `about ${Math.round(left)} of 100 hands-on hours are left`,
      ...slow,
    ].join('; '),
    sources: [`simulated by loopgain: ${path.id}`, 'Amdahl 1967 for the law'],
    data: { levels, stages },
  };
}

function titleOf(levels: readonly Level[], month: string): string {
  const [first, last] = [levels[0]!, levels.at(-1)!];
  const only = last.value < first.value / 2 ? 'only ' : '';
  const what = first.name === CODE_NAME ? 'the code per engineer' : 'the work per hour';
  return `${twoDigits(first.value)} times ${what} makes research ${only}${twoDigits(last.value)} times as fast (${month})`;
}

/** First sample at which engineers merge as much code as is quoted, else the last with all figures; undefined where AI speeds up nothing. */
function tellingSample({ series }: Trajectory): number | undefined {
  const { amdahl_latency_ratio: latency } = series;
  const told = [...latency.keys()].filter((i) => latency[i]! >= LEAST_SPEEDUP && REQUIRED.every((id) => series[id][i]! > 0));
  return told.find((i) => series.code_per_engineer_ratio[i]! >= TOLD_CODE_RATIO) ?? told.at(-1);
}

const REQUIRED: readonly SampleColumnId[] = [
  'leverage_ratio',
  'amdahl_latency_ratio',
  'amdahl_throughput_ratio',
  'throughput_ratio',
  'progress_multiplier_ratio',
];

const CODE_NAME = 'Code per engineer';

/** The levels in their order; those of an instant are means over the quarter that measured ones look back. */
function levelsOf(trajectory: Trajectory, sample: number): Level[] {
  const { series, bindingPool, bindingStage } = trajectory;
  const measured = (id: SampleColumnId): number => series[id][sample]!;
  const planned = (id: SampleColumnId): number => overQuarter(trajectory, sample, (i) => series[id][i]!);
  const code = measured('code_per_engineer_ratio');
  const steps: readonly (Omit<Level, 'because' | 'value'> & { value: number; less: string; more: string })[] = [
    {
      name: CODE_NAME,
      hue: 'blue',
      value: code,
      less: 'agents write most; time freed goes into more code',
      more: '',
    },
    {
      ...{ name: 'Work per hour, all staff', hue: 'ochre', value: measured('leverage_ratio') },
      less:
        code > 0 ? 'there is more to do than code: deciding, reading, checking' : 'in hours that people would take without AI',
      more: 'agents do more than code',
    },
    {
      ...{ name: 'Latency: one experiment', hue: 'purple', value: planned('amdahl_latency_ratio') },
      less: 'hands-on steps that stay slow fill the time',
      more: 'an experiment holds more of what agents do well',
    },
    {
      ...{ name: 'Throughput: all experiments', hue: 'green', value: planned('amdahl_throughput_ratio') },
      less: `${bindingPool[sample]} are scarce, at ${bindingStage[sample]}`,
      more: `agents work side by side; then ${bindingPool[sample]} binds`,
    },
    {
      ...{ name: 'Measured: experiments finished', hue: 'orange', value: measured('throughput_ratio') },
      less: 'jobs wait in line, more than they would without AI',
      more: 'jobs wait in line, less than they would without AI',
    },
    {
      ...{ name: 'Progress of research', hue: 'rose', value: measured('progress_multiplier_ratio') },
      less: 'experiments side by side add less each',
      more: 'AI chooses better experiments than people',
    },
  ];
  return steps
    .filter(({ value }) => value > 0)
    .map(({ name, hue, value, less, more }, i, all) => {
      return { name, hue, value: rounded(value)!, because: i === 0 || value <= all[i - 1]!.value ? less : more };
    });
}

/** An experiment's stages but those that hold a slot of machines, by their demand on the first day, when people do all of it. */
function stagesOf(trajectory: Trajectory, sample: number): StageHours[] {
  const { stageIds, stageSeries, bindingStage } = trajectory;
  const at = (id: StageColumnId, i: number, k: number): number => stageSeries[id][i * stageIds.length + k]!;
  const places = [...stageIds.keys()].filter((k) => at('demand_days', 0, k) > 0 && !Number.isNaN(at('automation_level', 0, k)));
  const whole = places.reduce((sum, k) => sum + at('demand_days', 0, k), 0);
  return places.map((k) => {
    const speedup = overQuarter(trajectory, sample, (i) => at('speedup_ratio', i, k));
    const hoursBefore = (100 * at('demand_days', 0, k)) / whole;
    return {
      ...{ stage: stageIds[k]!, isBinding: stageIds[k] === bindingStage[sample], speedup: rounded(speedup)! },
      ...{ hoursBefore: rounded(hoursBefore)!, hoursAfter: rounded(hoursBefore / speedup)! },
    };
  });
}

const QUARTER_DAYS = 91;

/** Geometric mean of an instant's figure over the samples of the quarter up to one. */
function overQuarter({ sampleDays }: Trajectory, sample: number, value: (i: number) => number): number {
  const first = sampleDays.findIndex((days) => days >= sampleDays[sample]! - QUARTER_DAYS);
  const logs = Array.from({ length: sample - first + 1 }, (_, i) => log(value(first + i)));
  return exp(logs.reduce((sum, each) => sum + each, 0) / logs.length);
}
