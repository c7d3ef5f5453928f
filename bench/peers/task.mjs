import { readFileSync } from 'node:fs';

/**
 * @typedef {{ servers: number, ratePerDay: number }} Stage
 * @typedef {{ stages: readonly Stage[], rework: { from: number, to: number, share: number } }} Task
 * @typedef {{ events: number, meanCycleDays: readonly number[] }} Path
 */

/** Stretches of equal length that a path is cut into. */
const BATCHES = 10;
const WARM_UP_SECONDS = 1;

/** Counts arrivals and completions of a path, and adds up cycle times by stretch. */
export class Record {
  events = 0;

  /** @param {number} endDays */
  constructor(endDays) {
    this.batchDays = endDays / BATCHES;
    this.batches = Array.from({ length: BATCHES + 1 }, () => ({ left: 0, cycleDays: 0 }));
  }

  /**
   * @param {number} nowDays
   * @param {number} arrivedDays
   */
  leave(nowDays, arrivedDays) {
    const batch = /** @type {{ left: number, cycleDays: number }} */ (this.batches[Math.floor(nowDays / this.batchDays)]);
    batch.left += 1;
    batch.cycleDays += nowDays - arrivedDays;
  }

  /** @returns {Path} */
  path() {
    const means = this.batches.slice(0, BATCHES).map(({ left, cycleDays }) => cycleDays / left);
    return { events: this.events, meanCycleDays: means };
  }
}

/**
 * Simulates the task of the command line, `<task> <days> <seed>`, and prints what it gave and took
 * [s of processor time]; a second of the same work comes first, so that what is hot has been compiled.
 * @param {(task: Task, endDays: number, seed: number) => Path | Promise<Path>} simulate
 */
export async function runTask(simulate) {
  const [name = '', days, seed] = process.argv.slice(2);
  const task = JSON.parse(readFileSync(new URL('../tasks.json', import.meta.url), 'utf8'))[name];
  while (processorSeconds() < WARM_UP_SECONDS) await simulate(task, Number(days) / 4, Number(seed) + 1000);
  const before = processorSeconds();
  const path = await simulate(task, Number(days), Number(seed));
  console.log(JSON.stringify({ ...path, seconds: processorSeconds() - before }));
}

function processorSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
