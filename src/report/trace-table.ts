import type { Tracer } from '../queueing/control.ts';
import type { NetworkSpec } from '../queueing/spec.ts';
import type { Table, TableColumn } from './table.ts';

const COLUMNS: readonly TableColumn[] = [
  { id: 'time_days', unit: 'days', meaning: 'Time of the event since the epoch, below 0 while a lab warms up', type: 'number' },
  {
    id: 'event',
    unit: 'text',
    meaning: 'arrival (from outside), completion (of a visit) or timer (a sample, a step of capacity, a decision of the lab)',
    type: 'text',
  },
  {
    id: 'subject',
    unit: 'number',
    meaning:
      'Job that the event is about, by a number that is used again after the job has left; for a timer the code of what it is for',
    type: 'integer',
  },
  { id: 'class', unit: 'text', meaning: 'Class of the job; empty for a timer', type: 'text' },
  {
    id: 'stage',
    unit: 'text',
    meaning:
      'Stage where it happened, in a lab with the part that AI or people play in it; empty where a lab decides where a job goes',
    type: 'text',
  },
];

/** Most events that a trace holds: beyond it, its file would be read by nobody. */
const MAX_EVENTS = 1_000_000;

/** Keeps the events of a simulation for trace.csv, the first million of them. */
export class Trace implements Tracer {
  private readonly times: number[] = [];
  private readonly events: string[] = [];
  private readonly subjects: number[] = [];
  private readonly classes: string[] = [];
  private readonly stages: string[] = [];
  private readonly spec: NetworkSpec;

  constructor(spec: NetworkSpec) {
    this.spec = spec;
  }

  record(timeDays: number, event: string, subject: number, jobClass: number, station: number): void {
    if (this.times.length === MAX_EVENTS) return;
    this.times.push(timeDays);
    this.events.push(event);
    this.subjects.push(subject);
    this.classes.push(event === 'timer' || event === 'capacity' ? '' : this.spec.classes[jobClass]!.id);
    this.stages.push(this.spec.stations[station]?.id ?? '');
  }

  /** The events so far. */
  table(): Table {
    const { times, events, subjects, classes, stages } = this;
    const values = { time_days: times, event: events, subject: subjects, class: classes, stage: stages };
    return { id: 'trace', title: 'Events, in the order in which they happened', columns: COLUMNS, rows: times.length, values };
  }
}

/** The trace's columns without rows, for the page of columns and for `explain`. */
export function traceTableHead(): Table {
  return { id: 'trace', title: 'Events, with --trace', columns: COLUMNS, rows: 0, values: {} };
}
