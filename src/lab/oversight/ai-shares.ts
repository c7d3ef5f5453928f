import type { Plan } from '../demand.ts';
import type { Layout } from '../layout.ts';
import type { CalledClassId, LabParameters, WorkStage } from '../parameters.ts';
import type { Moment } from '../stage-rates.ts';
import { seenByPeopleShare } from '../stage-rates.ts';

/** AI's share of the work of making training data, 0..1; where that is not modelled, of the code. */
export function aiShareOfData(p: LabParameters, plan: Plan, layout: Layout): number {
  return automatedShareOf(p, plan, 'data') ?? plan.rates[layout.codeStage]?.automatedShare ?? 0;
}

/** AI's share of the verdicts on a candidate, 0..1: what agents do and people do not see; 0 where evaluation is no work. */
export function aiShareOfEvaluation(p: LabParameters, plan: Plan, moment: Moment): number {
  return automatedShareOf(p, plan, 'evaluation', (stage) => 1 - seenByPeopleShare(p, stage, moment)) ?? 0;
}

/** Share of the baseline hours of a class's path that AI does, of each stage a part; undefined where the lab has no such class. */
function automatedShareOf(
  { stages, classes }: LabParameters,
  plan: Plan,
  classId: CalledClassId,
  part: (stage: WorkStage) => number = () => 1,
): number | undefined {
  const jobClass = classes.find(({ id }) => id === classId);
  if (jobClass === undefined) return undefined;
  let all = 0;
  let byAi = 0;
  for (const k of jobClass.path) {
    const stage = stages[k]!;
    if (stage.kind !== 'work') continue;
    all += stage.hours[classId];
    byAi += stage.hours[classId] * (plan.rates[k]?.automatedShare ?? 0) * part(stage);
  }
  return all > 0 ? byAi / all : 0;
}
