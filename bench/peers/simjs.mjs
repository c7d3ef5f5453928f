// Callbacks of one entity, the style of its own documentation.
import { createRequire } from 'node:module';
import { Record, runTask } from './task.mjs';

Object.assign(globalThis, { window: globalThis }); // where simjs puts what it exports
createRequire(import.meta.url)('simjs');
/**
 * What is used of it, which comes without types.
 * @typedef {{ done: (callback: () => void) => void }} Request
 * @typedef {{ time: () => number, setTimer: (days: number) => Request, useFacility: (facility: unknown, days: number) => Request }} Acting
 * @type {{ Entity: new () => Acting, Facility: any, Random: any, Sim: any }}
 */
const { Entity, Facility, Random, Sim } = Reflect.get(globalThis, 'Sim');

/** @type {(task: import('./task.mjs').Task, endDays: number, seed: number) => import('./task.mjs').Path} */
function simulate({ stages, rework }, endDays, seed) {
  const record = new Record(endDays);
  const random = new Random(seed);
  const rates = stages.map(({ ratePerDay }) => ratePerDay);
  const facilities = stages.map(({ servers }, i) => new Facility(`stage${i}`, Facility.FCFS, servers));

  class Jobs extends Entity {
    start() {
      this.setTimer(random.exponential(1)).done(this.arrive);
    }

    arrive() {
      record.events++;
      this.visit(0, this.time());
      this.setTimer(random.exponential(1)).done(this.arrive);
    }

    /** @type {(stage: number, arrivedDays: number) => void} */
    visit(stage, arrivedDays) {
      const workDays = random.exponential(rates[stage]);
      this.useFacility(facilities[stage], workDays).done(() => this.complete(stage, arrivedDays));
    }

    /** @type {(stage: number, arrivedDays: number) => void} */
    complete(stage, arrivedDays) {
      record.events++;
      const next = stage === rework.from && random.random() < rework.share ? rework.to : stage + 1;
      if (next < stages.length) this.visit(next, arrivedDays);
      else record.leave(this.time(), arrivedDays);
    }
  }

  const simulation = new Sim();
  simulation.addEntity(Jobs);
  simulation.simulate(endDays);
  return record.path();
}

await runTask(simulate);
