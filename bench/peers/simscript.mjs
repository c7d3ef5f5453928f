// One asynchronous script per job, the style of its own documentation; it never yields to a page that is not there.
import { Entity, Exponential, Queue, Simulation, Uniform } from 'simscript';
import { Record, runTask } from './task.mjs';

/** Streams of a path; seeds that differ by one give independent streams. */
const STREAMS = 100;

class Line extends Simulation {
  /**
   * @param {import('./task.mjs').Task} task
   * @param {number} endDays
   * @param {number} seed
   */
  constructor({ stages, rework }, endDays, seed) {
    super({ timeEnd: endDays, yieldInterval: Infinity });
    this.stages = stages.map(({ servers, ratePerDay }, i) => ({
      queue: new Queue(`stage${i}`, servers),
      work: new Exponential(1 / ratePerDay, seed * STREAMS + 2 + i),
    }));
    this.rework = rework;
    this.chance = new Uniform(0, 1, seed * STREAMS);
    this.arrivals = new Exponential(1, seed * STREAMS + 1);
    this.record = new Record(endDays);
  }

  /** @override */
  onStarting() {
    super.onStarting();
    this.generateEntities(Job, this.arrivals);
  }
}

/** @extends {Entity<Line>} */
class Job extends Entity {
  /** @override */
  async script() {
    const line = this.simulation;
    const { stages, rework, record } = line;
    const arrivedDays = line.timeNow;
    record.events++;
    for (let stage = 0; stage < stages.length; ) {
      const { queue, work } = /** @type {(typeof stages)[number]} */ (stages[stage]);
      await this.enterQueue(queue);
      await this.delay(work.sample());
      this.leaveQueue(queue);
      record.events++;
      stage = stage === rework.from && line.chance.sample() < rework.share ? rework.to : stage + 1;
    }
    record.leave(line.timeNow, arrivedDays);
  }
}

await runTask(async (task, endDays, seed) => {
  const line = new Line(task, endDays, seed);
  const finished = new Promise((resolve) => line.finished.addEventListener(resolve));
  await line.start();
  await finished;
  return line.record.path();
});
