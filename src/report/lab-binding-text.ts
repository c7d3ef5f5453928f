import type { MarginalValue } from '../lab/marginal-value.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { figureText, percentText } from './figure-text.ts';

/** A pool at one sample, as pools.csv has it. */
export interface PoolDemand {
  readonly pool: string;
  readonly capacityServers: number;
  readonly openServers: number;
  readonly demandDays: number;
  readonly loadRatio: number;
  readonly utilizationShare: number;
}

/** A stage at one sample, as stages.csv has it. */
export interface StageDemand {
  readonly stage: string;
  readonly demandDays: number;
  readonly agentDemandDays: number;
  readonly automatedShare: number;
  readonly utilizationShare: number;
  readonly waitDays: number;
  readonly marginalValueRatio: number;
}

/** What binds a lab on one day. */
export interface BindingSample {
  readonly date: string;
  readonly bindingPool: string;
  readonly bindingStage: string;
  readonly pools: readonly PoolDemand[];
  readonly stages: readonly StageDemand[];
}

const POOL_HEADS: readonly TextColumn[] = [
  { head: 'pool', unit: '', align: 'left' },
  { head: 'load', unit: 'of ceiling', align: 'right' },
  { head: 'demand', unit: 'server days', align: 'right' },
  { head: 'open', unit: 'servers', align: 'right' },
  { head: 'capacity', unit: 'servers', align: 'right' },
  { head: 'busy', unit: '', align: 'right' },
];

const STAGE_HEADS: readonly TextColumn[] = [
  { head: 'stage', unit: '', align: 'left' },
  { head: 'elasticity', unit: '-dlnX/dlnW', align: 'right' },
  { head: 'demand', unit: 'server days', align: 'right' },
  { head: 'agents', unit: 'agent days', align: 'right' },
  { head: 'automated', unit: 'of hours', align: 'right' },
  { head: 'busy', unit: 'of its pool', align: 'right' },
  { head: 'wait', unit: 'days', align: 'right' },
];

/** What binds on one day: pools by load, the one at 100 % binds; stages in their order, with what more of their work would cost. */
export function labBindingText({ date, bindingPool, bindingStage, pools, stages }: BindingSample): string[] {
  const byLoad = [...pools].sort((a, b) => finite(b.loadRatio) - finite(a.loadRatio));
  return [
    `On ${date} experiments are held up by ${bindingPool}, mostly at ${bindingStage}. Demand is per experiment.`,
    '',
    ...alignedText(POOL_HEADS, byLoad.map(poolRow)),
    '',
    ...alignedText(STAGE_HEADS, stages.map(stageRow)),
  ];
}

/** What ten per cent more of each pool would do for experiments, simulated on common random numbers. */
export function marginalValueText(values: readonly MarginalValue[]): string[] {
  const heads: readonly TextColumn[] = [
    { head: 'pool', unit: '', align: 'left' },
    { head: 'worth of more', unit: 'dlnX/dlnc', align: 'right' },
    { head: 'standard error', unit: 'of the mean', align: 'right' },
  ];
  const hundredths = (value: number): string => figureText(Math.round(value * 100) / 100);
  return alignedText(
    heads,
    values.map(({ pool, elasticity, standardError }) => [pool, hundredths(elasticity), hundredths(standardError)]),
  );
}

function poolRow({ pool, loadRatio, demandDays, openServers, capacityServers, utilizationShare }: PoolDemand): string[] {
  const figures = [demandDays, openServers, capacityServers].map(figureText);
  return [pool, percentText(loadRatio), ...figures, percentText(utilizationShare)];
}

function stageRow(row: StageDemand): string[] {
  const { stage, marginalValueRatio, demandDays, agentDemandDays, automatedShare, utilizationShare, waitDays } = row;
  const shares = [automatedShare, utilizationShare].map(percentText);
  return [
    stage,
    figureText(marginalValueRatio),
    figureText(demandDays),
    figureText(agentDemandDays),
    ...shares,
    figureText(waitDays),
  ];
}

/** A pool without load sorts last. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : -1;
}
