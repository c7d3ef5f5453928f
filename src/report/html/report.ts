import type { Violation } from '../../queueing/audit.ts';
import type { ParameterInfo } from '../../scenario/loaded.ts';
import type { ToldFigure } from '../figures/catalogue.ts';
import type { Table } from '../table.ts';

/** A figure that answers a part of the question, at a glance. */
export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  /** What it means, or what it is compared with. */
  readonly note: string;
}

/** A scenario and what it was given. */
export interface ReportedScenario {
  readonly id: string;
  readonly title: string;
  readonly parameters: readonly ParameterInfo[];
}

/** What repeats a result and vouches for it; a folder's manifest has it. */
export interface ReportFacts {
  /** Version of loopgain that wrote it. */
  readonly loopgain: string;
  readonly seed: number;
  /** Independent replications behind the figures, where there are more than one. */
  readonly replications?: number;
  /** SHA-256 of each scenario file read, by name relative to the scenario's folder; of a comparison, below the id of each scenario. */
  readonly sources: Readonly<Record<string, string>>;
  /** Command that repeats the simulation from the folder above. */
  readonly replay: string;
  /** Most jobs that one simulated job stood for; 1 is exact. */
  readonly granularity: number;
  readonly events: number;
  /** Fingerprint of the event sequence; of both, where two scenarios are compared. */
  readonly fingerprint: string;
  /** Laws that the path broke; none, or nothing would have been written. */
  readonly audit: readonly Violation[];
}

/** What a result says: the part of a report that differs by command. */
export interface Findings {
  /** What was done, in a word: simulation, forecast. */
  readonly kind: string;
  readonly title: string;
  /** The answer in words, a sentence each. */
  readonly answer: readonly string[];
  readonly keyFigures: readonly KeyFigure[];
  /** Shown in full. */
  readonly tables: readonly Table[];
}

/** Everything on the page of one result. */
export interface Report extends Findings {
  readonly told: readonly ToldFigure[];
  readonly scenarios: readonly ReportedScenario[];
  /** Files beside the page that hold all of the numbers. */
  readonly files: readonly Pick<Table, 'id' | 'title'>[];
  /** Reports of parts, by path from here. */
  readonly parts: readonly { readonly title: string; readonly path: string }[];
  readonly facts: ReportFacts;
}
