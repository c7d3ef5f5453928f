import { DAYS_PER_YEAR, MINUTES_PER_HOUR } from '../../base/units.ts';
import { exp } from '../../numeric/exp.ts';
import { HELD_AREA } from '../../queueing/figures.ts';
import type { SampleColumnId } from '../columns.ts';
import { PEOPLE } from '../compile.ts';
import type { LabSimulation } from '../lab-simulation.ts';
import { CHANGE, EXPERIMENT, hoursPerCalendarDay } from '../layout.ts';
import type { Quarter } from '../quarter.ts';
import { ratioOf } from '../quarter.ts';
import { seenByPeopleShare } from '../stage-rates.ts';

type Row = Partial<Readonly<Record<SampleColumnId, number>>>;

/** What a sample says of the control layer; what a lab does not model stays empty. */
export function controlRow(lab: LabSimulation, quarter: Quarter): Row {
  const { parameters, generations, control, research } = lab;
  const experiments = quarter.of('experiments');
  return {
    result_quality_ratio: ratioOf(quarter.of('quality'), experiments),
    believed_quality_ratio: ratioOf(quarter.of('believedQuality'), experiments),
    software_efficiency_believed_ratio: exp(research.believedLogEfficiency),
    drift_true_ratio: generations.deployedHarm,
    drift_measured_ratio: generations.deployedMeasuredHarm,
    successor_held_flag: generations.isHeldUp(control.nowDays) ? 1 : 0,
    ...(parameters.review === undefined ? {} : reviewRow(lab, quarter)),
    ...(parameters.results === undefined ? {} : resultsRow(lab, quarter)),
    ...(parameters.findings === undefined ? {} : findingsRow(lab, quarter)),
  };
}

function reviewRow(lab: LabSimulation, quarter: Quarter): Row {
  const years = quarter.days / DAYS_PER_YEAR;
  const review = lab.parameters.review!;
  const [caught, escaped, reviews] = [quarter.of('flawsCaught'), quarter.of('flawsEscaped'), quarter.of('reviews')];
  const approvals = reviews * approvedByPeopleShare(lab, review.stage);
  const incident = lab.parameters.classes.findIndex(({ id }) => id === 'incident');
  const hours = quarter.humanHours.reduce((sum, each) => sum + each, 0);
  return {
    flaws_made_per_year: quarter.of('flawsMade') / years,
    flaws_caught_share: ratioOf(caught, caught + escaped),
    flaws_escaped_per_year: escaped / years,
    incidents_per_year: quarter.of('incidents') / years,
    incident_hours_share: incident < 0 ? 0 : ratioOf(quarter.classHours[incident]!, hours),
    approvals_per_year: approvals / years,
    review_minutes_per_approval: ratioOf(hoursAt(lab, quarter, review.stage, [EXPERIMENT, CHANGE]) * MINUTES_PER_HOUR, approvals),
    review_read_share: ratioOf(quarter.of('readInFull'), reviews),
    review_depth_share: lab.moment.reviewDepthShare,
  };
}

/** People's hours at a stage of work for jobs of these classes: others may pass it too. */
function hoursAt({ setup, parameters }: LabSimulation, { figures }: Quarter, k: number, classes: readonly number[]): number {
  const stage = parameters.stages[k]!;
  if (stage.kind !== 'work') return 0;
  const station = setup.compiled.stages[k]!.first + PEOPLE;
  const days = classes.reduce((sum, c) => sum + figures.ofPlace(station * figures.classes + c, HELD_AREA), 0);
  return days * hoursPerCalendarDay(parameters.people[stage.pool]!);
}

/** Share of the results of a stage that a person approves: what people do, and of what agents do what people must see at a gate. */
function approvedByPeopleShare({ parameters, plan, moment }: LabSimulation, k: number): number {
  const stage = parameters.stages[k]!;
  const byAi = plan.rates[k]?.automatedShare ?? 0;
  const seen = stage.kind === 'work' ? seenByPeopleShare(parameters, stage, moment) : 0;
  return 1 - byAi * (1 - seen);
}

function resultsRow(lab: LabSimulation, quarter: Quarter): Row {
  const { readStages } = lab.parameters.results!;
  const hours = readStages.reduce((sum, k) => sum + hoursAt(lab, quarter, k, [EXPERIMENT]), 0);
  return {
    false_results_share: ratioOf(quarter.of('adoptedNull'), quarter.of('adopted')),
    replicated_share: ratioOf(quarter.of('replications'), quarter.of('reports')),
    reading_minutes_per_report: ratioOf(hours * MINUTES_PER_HOUR, quarter.of('experiments')),
  };
}

function findingsRow(lab: LabSimulation, quarter: Quarter): Row {
  const years = quarter.days / DAYS_PER_YEAR;
  const { findings } = lab.layer;
  return {
    findings_per_year: quarter.of('findings') / years,
    findings_fixed_per_year: quarter.of('findingsFixed') / years,
    findings_open_jobs: findings.openFindings,
    findings_open_age_days: findings.openAgeDays,
    weaknesses_hidden_jobs: findings.weaknesses,
  };
}
