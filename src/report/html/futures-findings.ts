import { monthText, figureText, percentText } from '../figure-text.ts';
import type { LabPath } from '../figures/material.ts';
import { partingDays } from '../futures-glance.ts';
import { classifyPath, promotedGenerations } from '../lab-text.ts';
import { columnOf, recordTable } from '../record-table.ts';
import type { Table } from '../table.ts';
import { lastMonth, lastOf, sideBySide, timesText } from './lab-findings.ts';
import type { Findings, KeyFigure } from './report.ts';

/** What futures of one history say, side by side. */
export function futuresFindings(paths: readonly LabPath[]): Findings {
  return {
    kind: 'futures from one shared history',
    title: `${numberWord(paths.length)} futures of an AI lab that automates its own research`,
    answer: answerOf(paths),
    keyFigures: paths.map(keyFigureOf),
    tables: [
      endTable(paths),
      sideBySide(paths, 'progress_multiplier_ratio', 'Progress multiplier: research per year relative to no AI', 'times'),
      sideBySide(paths, 'software_growth_per_year', 'Growth of software efficiency, d ln S per year', 'per year'),
      sideBySide(paths, 'leverage_ratio', 'Leverage: human hours of the work done per hour worked', 'times'),
      sideBySide(paths, 'human_share', "People's share of the work", 'share'),
      sideBySide(paths, 'false_results_share', 'Null results, of those adopted', 'share'),
    ],
  };
}

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];

function numberWord(count: number): string {
  return WORDS[count] ?? String(count);
}

function answerOf(paths: readonly LabPath[]): string[] {
  const { trajectory, epochCivilDays } = paths[0]!;
  const fromDays = partingDays(paths);
  const parting = Number.isFinite(fromDays) ? ` until ${monthText(epochCivilDays + fromDays)}` : '';
  const ends = [...paths].map((path) => ({ path, progress: lastOf(path.trajectory, 'progress_multiplier_ratio') }));
  ends.sort((one, other) => one.progress - other.progress);
  const [least, most] = [ends[0]!, ends.at(-1)!];
  const binding = paths.map((path) => `${path.trajectory.bindingStage.at(-1)} in ${path.id}`);
  return [
    `The same lab, the same people and chips${parting}; then each future changes one or two mechanisms.`,
    `In ${lastMonth(trajectory, epochCivilDays)} the slowest, ${least.path.id}, does ${timesText(least.progress)} the research of the same lab without AI, and the fastest, ${most.path.id}, ${timesText(most.progress)}.`,
    `${slowerText(paths)} each waits for its slowest stage, at the end ${binding.join(', ')}.`,
  ];
}

/** Whether research is sped up less than coding, everywhere. */
function slowerText(paths: readonly LabPath[]): string {
  const isSlower = ({ trajectory }: LabPath): boolean =>
    lastOf(trajectory, 'progress_multiplier_ratio') < lastOf(trajectory, 'code_per_engineer_ratio');
  return paths.every(isSlower)
    ? 'In none of them does research get as much faster as coding does:'
    : 'Research is as fast as its bottleneck:';
}

function keyFigureOf({ id, title, trajectory }: LabPath): KeyFigure {
  return {
    label: id,
    value: `${figureText(lastOf(trajectory, 'progress_multiplier_ratio'))}×`,
    note: `${title}. Progress multiplier at the end; binds: ${trajectory.bindingStage.at(-1)}`,
  };
}

const text = columnOf<LabPath>('text', 'text');
const number = columnOf<LabPath>('number', '');

const END_COLUMNS = [
  text('future', 'Name of the scenario', ({ id }) => id),
  text(
    'turns out to be',
    'Class by the rules of docs/classifier.md, which look at the path alone',
    ({ trajectory }) => classifyPath(trajectory).future,
  ),
  number('generations', 'Model generations promoted', ({ trajectory }) => promotedGenerations(trajectory)),
  number('highest loop gain', 'Of any generation; at 1 the loop would speed itself up', ({ trajectory }) =>
    Math.max(...trajectory.generations.map(({ loopGainRatio }) => loopGainRatio).filter((gain) => !Number.isNaN(gain))),
  ),
  number('software efficiency', 'Times that of the epoch', ({ trajectory }) => lastOf(trajectory, 'software_efficiency_ratio')),
  text("people's part", 'Share of the work that people do', ({ trajectory }) => percentText(lastOf(trajectory, 'human_share'))),
  text('bottleneck', 'Stage that binds experiments', ({ trajectory }) => trajectory.bindingStage.at(-1)!),
];

function endTable(paths: readonly LabPath[]): Table {
  return recordTable('ends', 'Where each of them ends', END_COLUMNS, paths);
}
