import type { Counters } from '../queueing/counters.ts';
import type { Figures } from '../queueing/figures.ts';
import type { LabScenario } from './parameters.ts';

/** Sums along a path that only the lab knows, since its start. */
export interface Tallies {
  /** Baseline human hours of the visits finished. */
  baselineHours: number;
  /** Baseline implement hours that left the network, and the part of them done by successful attempts. */
  codeHours: number;
  codeByAiHours: number;
  experiments: number;
  changes: number;
  /** Sum of q over experiments. */
  taste: number;
  /** Integral of the planned throughput [experiments]. */
  plannedExperiments: number;
  /** ln S. */
  logEfficiency: number;
  /** Sum of what experiments are worth, taste, truth and drift together, over those of people that are true for sure; and what they are taken for. */
  quality: number;
  believedQuality: number;
  /** Flaws made, caught in review and adopted [flaws]; incidents they will cause. */
  flawsMade: number;
  flawsCaught: number;
  flawsEscaped: number;
  incidents: number;
  /** Reviews that end with the approval of a person [jobs]; hours that people gave to reviews, and that reading all of it in full takes. */
  approvals: number;
  readHours: number;
  reviewedHours: number;
  /** Reports there were, those tried again, those adopted, and null results among these [jobs]. */
  reports: number;
  replications: number;
  adopted: number;
  adoptedNull: number;
  /** Security findings made and fixed [findings]. */
  findings: number;
  findingsFixed: number;
}

/** No sums yet. */
export function emptyTallies(): Tallies {
  return {
    baselineHours: 0,
    codeHours: 0,
    codeByAiHours: 0,
    experiments: 0,
    changes: 0,
    taste: 0,
    plannedExperiments: 0,
    logEfficiency: 0,
    quality: 0,
    believedQuality: 0,
    flawsMade: 0,
    flawsCaught: 0,
    flawsEscaped: 0,
    incidents: 0,
    approvals: 0,
    readHours: 0,
    reviewedHours: 0,
    reports: 0,
    replications: 0,
    adopted: 0,
    adoptedNull: 0,
    findings: 0,
    findingsFixed: 0,
  };
}

/** Sums by stage: visits begun [jobs]; people's work of the visits finished, what of it was oversight and what handing over; what visits begun would take in full [server days]. */
export interface StageBooks {
  readonly visits: Float64Array;
  readonly peopleDays: Float64Array;
  readonly overseeDays: Float64Array;
  readonly handoffDays: Float64Array;
  readonly fullDays: Float64Array;
}

/** No sums yet, of so many stages. */
export function emptyBooks(stages: number): StageBooks {
  const none = (): Float64Array => new Float64Array(stages);
  return { visits: none(), peopleDays: none(), overseeDays: none(), handoffDays: none(), fullDays: none() };
}

/** Copies the sums as they stand over others. */
function copyBooks(books: StageBooks, over: StageBooks): StageBooks {
  over.visits.set(books.visits);
  over.peopleDays.set(books.peopleDays);
  over.overseeDays.set(books.overseeDays);
  over.handoffDays.set(books.handoffDays);
  over.fullDays.set(books.fullDays);
  return over;
}

/** The books at one time. */
export interface LedgerEntry {
  readonly days: number;
  readonly figures: Figures;
  readonly tallies: Tallies;
  readonly stages: StageBooks;
}

/** A quarter's figures need at least these days. */
const LEAST_DAYS = 120;

/** How far back the books of a lab must go [days]: a quarter, or as long as those who order accelerators look back. */
export function booksDays({ base, fork }: LabScenario): number {
  const orders = [base.fleet.orders, fork?.parameters.fleet.orders];
  return Math.max(LEAST_DAYS, ...orders.map((order) => order?.everyDays ?? 0));
}

/** Books kept at every step of the lab's control, for as long as a window looks back. */
export class Ledger {
  private readonly entries: LedgerEntry[] = [];
  private readonly keepDays: number;
  /** An entry that no window looks back to any more, to be written over: figures are long, and new ones each week are mostly garbage. */
  private spare: LedgerEntry | undefined;
  private difference: Figures | undefined;

  constructor(keepDays: number) {
    this.keepDays = keepDays;
  }

  /** Enters the books as they stand now. */
  enter(days: number, counters: Counters, tallies: Tallies, books: StageBooks): void {
    const { entries, spare } = this;
    const figures = counters.snapshot(days, spare?.figures);
    const stages = copyBooks(books, spare?.stages ?? emptyBooks(books.visits.length));
    entries.push({ days, figures, tallies: { ...tallies }, stages });
    this.spare = undefined;
    while (entries.length > 2 && entries[1]!.days <= days - this.keepDays) this.spare = entries.shift();
  }

  /** What happened since an entry, up to the present figures; the next call writes over it. */
  since(entry: LedgerEntry, present: Figures): Figures {
    this.difference = present.since(entry.figures, this.difference);
    return this.difference;
  }

  /** The latest entry that is at least `ageDays` old; the oldest one if none is, undefined before the first. */
  before(nowDays: number, ageDays: number): LedgerEntry | undefined {
    for (let i = this.entries.length - 1; i > 0; i--) {
      if (this.entries[i]!.days <= nowDays - ageDays) return this.entries[i]!;
    }
    return this.entries[0];
  }
}
