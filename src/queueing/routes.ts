/** Instead of the place a job goes to next: it leaves; by chance; the controller says; nowhere, for a class that never comes. */
export const TO_EXIT = -1;
export const TO_CHANCE = -2;
export const TO_DECIDED = -3;
export const TO_NOWHERE = -4;

/** A network's services and routes as tables by place, station * classes + class. */
export interface PlaceTables {
  readonly pool: Int32Array;
  /** Job column that holds the work, -1 where it is drawn as sequence `work` of the variates. */
  readonly column: Int32Array;
  readonly work: Int32Array;
  /** The next place, or one of TO_EXIT .. TO_NOWHERE. */
  readonly next: Int32Array;
  /** By chance: the first and last of the choices, and the sequence of uniform numbers. */
  readonly firstChoice: Int32Array;
  readonly lastChoice: Int32Array;
  readonly chance: Int32Array;
  /** By choice: the place it leads to, TO_EXIT too, and the probability of it and those of the same place before it. */
  readonly choiceTo: Int32Array;
  readonly choiceSum: Float64Array;
}

/** The place that a uniform number picks for a job that leaves `place`. */
export function choose({ firstChoice, lastChoice, choiceTo, choiceSum }: PlaceTables, place: number, u: number): number {
  let choice = firstChoice[place]!;
  while (choice < lastChoice[place]! && u >= choiceSum[choice]!) choice++;
  return choiceTo[choice]!;
}
