import { DAYS_PER_YEAR, MINUTES_PER_HOUR } from '../../base/units.ts';
import { exp } from '../../numeric/exp.ts';
import { HELD_AREA, SERVICE_AREA, WAITING_AREA } from '../../queueing/figures.ts';
import type { SampleColumnId } from '../columns.ts';
import { PEOPLE } from '../compile.ts';
import type { LabSimulation } from '../lab-simulation.ts';
import { EXPERIMENT, hoursPerCalendarDay } from '../layout.ts';
import type { Quarter } from '../quarter.ts';
import { ratioOf } from '../quarter.ts';

type Row = Partial<Readonly<Record<SampleColumnId, number>>>;

/** What a sample says of the control layer; what a lab does not model stays empty. */
export function controlRow(lab: LabSimulation, quarter: Quarter): Row {
  const { parameters, generations, control, research } = lab;
  const experiments = quarter.of('experiments');
  return {
    believed_quality_ratio: ratioOf(quarter.of('believedQuality'), experiments),
    software_efficiency_believed_ratio: exp(research.believedLogEfficiency),
    successor_held_flag: generations.isHeldUp(control.nowDays) ? 1 : 0,
    ...driftRow(lab),
    ...(parameters.review === undefined ? {} : reviewRow(lab, quarter)),
    ...(parameters.results === undefined ? {} : resultsRow(lab, quarter)),
    ...(parameters.findings === undefined ? {} : findingsRow(lab, quarter)),
  };
}

function driftRow({ parameters, generations }: LabSimulation): Row {
  const { control } = parameters.generations;
  if (control?.drift === undefined) return {};
  const measured = control.battery === undefined ? {} : { drift_measured_ratio: generations.deployedMeasuredHarm };
  return { drift_true_ratio: generations.deployedHarm, ...measured };
}

function reviewRow(lab: LabSimulation, quarter: Quarter): Row {
  const years = quarter.days / DAYS_PER_YEAR;
  const [caught, escaped, approvals] = [quarter.of('flawsCaught'), quarter.of('flawsEscaped'), quarter.of('approvals')];
  const incident = lab.parameters.classes.findIndex(({ id }) => id === 'incident');
  const hours = quarter.humanHours.reduce((sum, each) => sum + each, 0);
  return {
    flaws_made_per_year: quarter.of('flawsMade') / years,
    flaws_caught_share: ratioOf(caught, caught + escaped),
    flaws_escaped_per_year: escaped / years,
    incidents_per_year: quarter.of('incidents') / years,
    incident_hours_share: incident < 0 ? 0 : ratioOf(quarter.classHours[incident]!, hours),
    approvals_per_year: approvals / years,
    review_minutes_per_approval: ratioOf(quarter.of('readHours') * MINUTES_PER_HOUR, approvals),
    review_read_share: Math.min(1, ratioOf(quarter.of('readHours'), quarter.of('reviewedHours'))),
    review_depth_share: lab.moment.reviewDepthShare,
  };
}

/** Jobs of a class in the lab, mean over the quarter. */
function inProcess({ figures, days }: Quarter, jobClass: number): number {
  let area = 0;
  for (let place = jobClass; place < figures.places; place += figures.classes) {
    area += figures.ofPlace(place, WAITING_AREA) + figures.ofPlace(place, SERVICE_AREA);
  }
  return area / days;
}

/** People's hours at a stage of work for jobs of these classes: others may pass it too. */
function hoursAt({ setup, parameters }: LabSimulation, { figures }: Quarter, k: number, classes: readonly number[]): number {
  const stage = parameters.stages[k]!;
  if (stage.kind !== 'work') return 0;
  const station = setup.compiled.stages[k]!.first + PEOPLE;
  const days = classes.reduce((sum, c) => sum + figures.ofPlace(station * figures.classes + c, HELD_AREA), 0);
  return days * hoursPerCalendarDay(parameters.people[stage.pool]!);
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
  const jobClass = lab.parameters.classes.findIndex(({ id }) => id === 'finding');
  return {
    findings_per_year: quarter.of('findings') / years,
    findings_fixed_per_year: quarter.of('findingsFixed') / years,
    findings_open_jobs: jobClass < 0 ? 0 : inProcess(quarter, jobClass),
    findings_open_age_days: findings.openAgeDays,
    weaknesses_hidden_jobs: findings.weaknesses,
  };
}
