import { MINUTES_PER_HOUR } from '../base/units.ts';
import type { StreamSource } from '../queueing/compile-network.ts';
import type { Control } from '../queueing/control.ts';
import { EXIT } from '../queueing/spec.ts';
import { SamplerTable } from '../random/sampler.ts';
import type { Stream } from '../random/streams.ts';
import type { CompiledLab } from './compile.ts';
import { ATTEMPT, COLUMN, PEOPLE, SLOT_DAYS } from './compile.ts';
import type { Layout } from './layout.ts';
import { hoursPerCalendarDay } from './layout.ts';
import type { StageBooks, Tallies } from './ledger.ts';
import { emptyBooks } from './ledger.ts';
import type { ControlLayer } from './oversight/control-layer.ts';
import { missedShare } from './oversight/reading.ts';
import type { LabParameters, SlotStage } from './parameters.ts';
import type { StageRates } from './stage-rates.ts';
import { agentReadShare } from './stage-rates.ts';
import type { TaskModel } from './task-model.ts';
import type { VisitKind } from './visits.ts';
import { meanOfRuns, TaskSums, VisitDraw } from './visits.ts';
import { scrutinyOf } from './ways-back.ts';

/** What a job carries from visit to visit, nothing of it when it enters. */
const CARRIED_COLUMNS = [
  COLUMN.codeHours,
  COLUMN.codeByAiHours,
  COLUMN.ledByAiShare,
  COLUMN.allHours,
  COLUMN.allByAiHours,
  COLUMN.flawsByPeople,
  COLUMN.flawsByAi,
  COLUMN.isReplicated,
  COLUMN.isReported,
];

/** Leads jobs along the path of their class: draws each visit, goes through its steps, sends back what review returns. */
export class VisitRouter {
  readonly books: StageBooks;
  private readonly control: Control;
  private readonly compiled: CompiledLab;
  private readonly layout: Layout;
  private readonly layer: ControlLayer;
  private readonly draw = new VisitDraw();
  /** Opened when first needed, by class and stage: most classes come to few stages. */
  private readonly taskStreams: Stream[][];
  private readonly backStreams: Stream[][];
  private readonly streams: StreamSource;
  /** Jobs that should have gone back since the last bundle that did, by class and stage. */
  private readonly backDue: (number | undefined)[][];
  private parameters: LabParameters;
  private kinds: (VisitKind | undefined)[][] = [];
  private slotSamplers = new SamplerTable();
  private rates: readonly (StageRates | undefined)[] = [];
  private tasks: TaskModel;

  constructor(
    control: Control,
    compiled: CompiledLab,
    layout: Layout,
    layer: ControlLayer,
    streams: StreamSource,
    parameters: LabParameters,
    tasks: TaskModel,
  ) {
    this.control = control;
    this.compiled = compiled;
    this.layout = layout;
    this.layer = layer;
    this.tasks = tasks;
    this.parameters = parameters;
    this.streams = streams;
    this.backDue = parameters.classes.map(() => []);
    this.taskStreams = parameters.classes.map(() => []);
    this.backStreams = parameters.classes.map(() => []);
    this.books = emptyBooks(parameters.stages.length);
    this.compileKinds();
  }

  /** From now on visits begin with these rates. */
  change(parameters: LabParameters, rates: readonly (StageRates | undefined)[], tasks: TaskModel): void {
    this.rates = rates;
    this.tasks = tasks;
    if (parameters === this.parameters) return;
    this.parameters = parameters;
    this.compileKinds();
  }

  /** A job's first station. */
  enter(job: number): number {
    const { control } = this;
    const { columns } = control;
    for (const column of CARRIED_COLUMNS) columns[column]![job] = 0;
    return this.beginVisit(job, control.classOf(job), 0);
  }

  /** Where a job goes from a station: the next step of its visit, the next stage, back, or out. */
  next(job: number, from: number, tallies: Tallies): number {
    const { control, compiled } = this;
    const k = compiled.stationStage[from]!;
    const stage = this.parameters.stages[k]!;
    if (stage.kind === 'work') {
      if (compiled.stationStep[from] === ATTEMPT && control.columns[PEOPLE]![job]! > 0) return from + PEOPLE - ATTEMPT;
      this.bookVisit(job, k, tallies);
    }
    const jobClass = control.classOf(job);
    const { path } = this.parameters.classes[jobClass]!;
    const position = this.sentBackTo(job, path, jobClass, k) ?? control.columns[COLUMN.position]![job]! + 1;
    return position === path.length ? EXIT : this.beginVisit(job, jobClass, position);
  }

  private beginVisit(job: number, jobClass: number, position: number): number {
    const { control, draw } = this;
    const { columns } = control;
    const k = this.parameters.classes[jobClass]!.path[position]!;
    columns[COLUMN.position]![job] = position;
    const jobs = control.sizeOf(job);
    this.books.visits[k]! += jobs;
    const { first } = this.compiled.stages[k]!;
    const kind = this.kinds[jobClass]![k];
    if (kind === undefined) {
      const stage = this.parameters.stages[k] as SlotStage;
      const stream = this.openStream(this.taskStreams, jobClass, k, 'tasks');
      const relative = jobs === 1 ? this.slotSamplers.draw(k, stream) : meanOfRuns(jobs, stage.cv, stream.next());
      columns[SLOT_DAYS]![job] = stage.slotDays * relative;
      return first;
    }
    const rates = this.rates[k]!;
    draw.draw(kind, jobs, rates, this.tasks);
    columns[COLUMN.visitHours]![job] = draw.visitHours;
    columns[COLUMN.attemptedHours]![job] = draw.attemptedHours;
    columns[COLUMN.failedHours]![job] = draw.failedHours;
    columns[ATTEMPT]![job] = draw.attemptDays;
    columns[PEOPLE]![job] = draw.peopleDays;
    columns[COLUMN.overseeDays]![job] = draw.overseeDays;
    columns[COLUMN.handoffDays]![job] = draw.handoffDays;
    this.books.fullDays[k]! += jobs * draw.fullDays;
    if (kind.scrutinyMinutes > 0) this.noteReading(job, kind, rates);
    else this.noteNoReading(job);
    return first + (draw.attemptDays > 0 ? ATTEMPT : PEOPLE);
  }

  /**
   * What people will miss who read at this visit, and what agents read of it, by the rates of the stage: the same for a job whose one task
   * agents do or not as for many in a bundle.
   */
  private noteReading(job: number, kind: VisitKind, rates: StageRates): void {
    const { draw } = this;
    const { columns } = this.control;
    const minutes = kind.fullMinutes * rates.depthShare;
    const missed = missedShare(1 - rates.automatedShare, rates.oversightShare, minutes, kind.scrutinyMinutes);
    columns[COLUMN.visitMissedShare]![job] = missed;
    const byAiShare = (draw.attemptedHours - draw.failedHours) / draw.visitHours;
    columns[COLUMN.visitApprovedShare]![job] = 1 - byAiShare * (1 - rates.seenShare);
    columns[COLUMN.visitReadHours]![job] = (draw.peopleDays - draw.handoffDays) * kind.hoursPerDay;
    columns[COLUMN.visitReadByAiShare]![job] = agentReadShare(rates);
  }

  /** A visit at which nobody reads; a fork before its end may ask what came of it. */
  private noteNoReading(job: number): void {
    const { columns } = this.control;
    columns[COLUMN.visitMissedShare]![job] = 1;
    columns[COLUMN.visitApprovedShare]![job] = 0;
    columns[COLUMN.visitReadHours]![job] = 0;
    columns[COLUMN.visitReadByAiShare]![job] = 0;
  }

  /** Books a finished visit: the human hours it would have taken and what people did, the code it wrote, who led the decision. */
  private bookVisit(job: number, k: number, tallies: Tallies): void {
    const { control } = this;
    const { columns } = control;
    const hours = columns[COLUMN.visitHours]![job]!;
    const byAi = columns[COLUMN.attemptedHours]![job]! - columns[COLUMN.failedHours]![job]!;
    const jobs = control.sizeOf(job);
    tallies.baselineHours += jobs * hours;
    this.books.peopleDays[k]! += jobs * columns[PEOPLE]![job]!;
    this.books.overseeDays[k]! += jobs * columns[COLUMN.overseeDays]![job]!;
    this.books.handoffDays[k]! += jobs * columns[COLUMN.handoffDays]![job]!;
    columns[COLUMN.allHours]![job]! += hours;
    columns[COLUMN.allByAiHours]![job]! += byAi;
    if (k === this.layout.codeStage) {
      columns[COLUMN.codeHours]![job]! += hours;
      columns[COLUMN.codeByAiHours]![job]! += byAi;
    }
    if (k === this.layout.decideStage) columns[COLUMN.ledByAiShare]![job] = byAi / hours;
  }

  /** Position that a finished visit sends its job back to; undefined if it goes on. */
  private sentBackTo(job: number, path: readonly number[], jobClass: number, k: number): number | undefined {
    const back = this.layer.afterVisit(job, jobClass, k);
    if (back === undefined || back.share === 0) return undefined;
    const position = path.indexOf(back.to);
    if (position < 0 || !this.goesBack(job, back.share, jobClass, k)) return undefined;
    if (back.isReplication) this.control.columns[COLUMN.isReplicated]![job] = 1;
    return position;
  }

  /**
   * A job goes back by chance. Of w jobs in a bundle nearly w * share do, and a bundle is not split: so every so many bundles one goes
   * back whole, whenever the jobs that should have gone since the last one make up a bundle, from a random beginning.
   */
  private goesBack(job: number, share: number, jobClass: number, k: number): boolean {
    const jobs = this.control.sizeOf(job);
    const stream = this.openStream(this.backStreams, jobClass, k, 'back');
    if (jobs === 1) return stream.next() < share;
    const due = this.backDue[jobClass]!;
    due[k] = (due[k] ?? stream.next() * jobs) + share * jobs;
    if (due[k]! < jobs) return false;
    due[k]! -= jobs;
    return true;
  }

  private openStream(opened: Stream[][], jobClass: number, k: number, purpose: string): Stream {
    const { classes, stages } = this.parameters;
    opened[jobClass]![k] ??= this.streams(classes[jobClass]!.id, stages[k]!.id, purpose);
    return opened[jobClass]![k]!;
  }

  private compileKinds(): void {
    const { parameters } = this;
    const { stages, people, classes, review, results } = parameters;
    this.slotSamplers = new SamplerTable();
    for (const stage of stages) {
      const cv = stage.kind === 'slots' ? stage.cv : 0;
      this.slotSamplers.add(cv === 0 ? { kind: 'deterministic', value: 1 } : { kind: 'gamma', mean: 1, cv });
    }
    this.kinds = classes.map((jobClass, c) =>
      stages.map((stage, k) => {
        if (stage.kind !== 'work' || !jobClass.path.includes(k)) return undefined;
        const hours = stage.hours[jobClass.id];
        const ofCode = k === review?.stage ? scrutinyOf(parameters, jobClass) : 0;
        const isReading = jobClass.id === 'experiment' && results?.readStages.includes(k) === true;
        return {
          fullMinutes: hours * MINUTES_PER_HOUR,
          scrutinyMinutes: ofCode > 0 ? ofCode : isReading ? results.readingMinutes : 0,
          hours,
          taskMinutes: stage.automation.taskMinutes,
          hoursPerDay: hoursPerCalendarDay(people[stage.pool]!),
          stream: this.openStream(this.taskStreams, c, k, 'tasks'),
          sums: new TaskSums(),
        };
      }),
    );
  }
}
