/** Something that is due. */
export type NaiveEvent = {
  readonly timeDays: number;
  readonly priority: number;
  readonly sequence: number;
  readonly happen: () => void;
};

/** What is due, in an array that is searched for the least time, then priority, then order of scheduling. */
export class NaiveAgenda {
  nowDays = 0;
  private events: NaiveEvent[] = [];
  private scheduled = 0;

  add(timeDays: number, priority: number, happen: () => void): NaiveEvent {
    const event = { timeDays, priority, sequence: this.scheduled++, happen };
    this.events.push(event);
    return event;
  }

  remove(event: NaiveEvent | undefined): void {
    this.events = this.events.filter((other) => other !== event);
  }

  first(): NaiveEvent | undefined {
    let first = this.events[0];
    for (const event of this.events) if (isBefore(event, first!)) first = event;
    return first;
  }
}

function isBefore(a: NaiveEvent, b: NaiveEvent): boolean {
  if (a.timeDays !== b.timeDays) return a.timeDays < b.timeDays;
  if (a.priority !== b.priority) return a.priority < b.priority;
  return a.sequence < b.sequence;
}
