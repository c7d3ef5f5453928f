import type { TracedEvent, Tracer } from '../../src/queueing/control.ts';
import type { NetworkSpec } from '../../src/queueing/spec.ts';

/** Writes down who enters and who is served, as `3 done low serve`, `1 enters high serve`, with ids instead of indices. */
export class Diary implements Tracer {
  readonly lines: string[] = [];
  private readonly spec: NetworkSpec;

  constructor(spec: NetworkSpec) {
    this.spec = spec;
  }

  record(timeDays: number, event: TracedEvent, subject: number, jobClass: number, station: number): void {
    if (event !== 'arrival' && event !== 'completion') return;
    const verb = event === 'arrival' ? 'enters' : 'done';
    this.lines.push(`${timeDays} ${verb} ${this.spec.classes[jobClass]!.id} ${this.spec.stations[station]?.id ?? subject}`);
  }

  /** The lines of completions. */
  get done(): string[] {
    return this.lines.filter((line) => line.includes(' done ')).map((line) => line.replace(' done', ''));
  }
}
