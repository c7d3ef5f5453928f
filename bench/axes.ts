import type { NetworkSpec } from '../src/queueing/spec.ts';
import { EXIT } from '../src/queueing/spec.ts';
import { exponential, networkOf, openClass, poolOf, singleQueue, stationOf } from '../test/support/networks.ts';

const LOAD = 0.9;
/** Of the stages in a line: a lower load, so that the line fills soon. */
const LINE_LOAD = 0.5;

/** A way for a network to grow. */
export interface Axis {
  readonly id: string;
  readonly title: string;
  readonly sizes: readonly number[];
  readonly spec: (size: number) => NetworkSpec;
  /** Events until the network is about as full as it will be. */
  readonly fillEvents: (size: number) => number;
}

/** The ways to grow that are measured. */
export const AXES: readonly Axis[] = [
  {
    id: 'pending',
    title: 'jobs in service at an infinite server',
    sizes: [10, 100, 1000, 10_000, 100_000],
    spec: (jobs) => singleQueue(Infinity, exponential(jobs)),
    fillEvents: (jobs) => 6 * jobs,
  },
  {
    id: 'servers',
    title: 'servers of one pool, load 0.9',
    sizes: [1, 10, 100, 1000],
    spec: (servers) => singleQueue(servers, exponential(LOAD * servers)),
    fillEvents: (servers) => 20 * servers,
  },
  {
    id: 'stages',
    title: 'stages in a line, load 0.5',
    sizes: [1, 10, 100, 1000],
    spec: lineOf,
    fillEvents: (stages) => stages * stages,
  },
  {
    id: 'classes',
    title: 'classes at one server, one priority',
    sizes: [1, 10, 100],
    spec: (classes) => classesAt(classes, () => 0),
    fillEvents: () => 0,
  },
  {
    id: 'priorities',
    title: 'classes at one server, own priorities',
    sizes: [1, 10, 100],
    spec: (classes) => classesAt(classes, (c) => c),
    fillEvents: () => 0,
  },
];

/** Stages in a row, each with a server of its own; a job a day. */
function lineOf(stages: number): NetworkSpec {
  const indices = Array.from({ length: stages }, (_, i) => i);
  return networkOf(
    indices.map((i) => poolOf(`server${i}`, 1)),
    [openClass('job', exponential(1))],
    indices.map((i) => stationOf(`stage${i}`, i, [exponential(LINE_LOAD)], { kind: 'fixed', to: i + 1 < stages ? i + 1 : EXIT })),
  );
}

/** Classes that share one server; a job a day in all. */
function classesAt(classes: number, priorityOf: (index: number) => number): NetworkSpec {
  const indices = Array.from({ length: classes }, (_, c) => c);
  return networkOf(
    [poolOf('clerk', 1)],
    indices.map((c) => openClass(`class${c}`, exponential(classes), { priority: priorityOf(c) })),
    [
      stationOf(
        'serve',
        0,
        indices.map(() => exponential(LOAD)),
      ),
    ],
  );
}
