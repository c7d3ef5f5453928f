/** What `loopgain init` can write. */
export const STARTER_KINDS = ['network', 'lab'] as const;
/** One of them. */
export type StarterKind = (typeof STARTER_KINDS)[number];

const NETWORK = `# A first scenario for loopgain: pull requests in a small team. Change it, then: npx loopgain run scenario.yaml
loopgain: 1                       # version of this format
kind: network                     # plain pools, classes and stages; \`npx loopgain init --kind lab\` writes a lab's future
title: Pull requests with a busy reviewer
time:
  end: 10000 days                 # how long to simulate
  warmUp: 500 days                # left out of the figures, since the network starts empty
  sample: 100 days                # one row per sample in the CSV files

pools:                            # who does the work; stages that name the same pool share it; also: discipline, breakdowns
  developers: {kind: servers, capacity: 4}
  reviewers: {kind: servers, capacity: 1}

classes:                          # what is worked on; also: priority, batch, intensity, or wip instead of arrivals
  change:
    arrivals: {shape: exponential, mean: 1 days}    # time between arrivals
    path: [write, review, merge]

stages:                           # work is in days of one server; also: buffer, balking, patience (npx loopgain explain buffer)
  write: {staff: developers, work: {shape: lognormal, median: 2 days, spread: 0.6}}
  review:
    staff: reviewers
    work: {shape: exponential, mean: 0.6 days}
    back: {to: write, share: 0.2} # one in five goes back to be written again
  merge: {staff: reviewers, work: {shape: deterministic, value: 0.05 days}}
`;

const LAB = `# A future of your own: the lab's history to mid-2026, then one thing is different. Change it, then: npx loopgain run future.yaml
loopgain: 1                       # version of this format
extends: history                  # the shipped scenario of this name; a file of yours would be named with its ending
title: A future of my own, people look at half of the results
time: {end: 2031-01-01}           # the history itself ends on the day on which the futures part
from: 2026-07-01                  # the day from which \`change\` holds; up to it the rows are those of every other future
change:
  parameters:
    seenFloor: 0.5                # share of results that people see at the gates, 0.25 in the history; npx loopgain explain seenFloor
    # fleetStops: 6.5             # years since 2021: accelerators stop growing in mid-2027
  # oversight: {closedLoop: {opens: 2026-07-01}}    # oversight itself is automated as it becomes trustworthy
`;

/** The scenarios that `loopgain init` writes: small, complete, and every line said. */
export const STARTERS: Readonly<Record<StarterKind, { readonly text: string; readonly holds: string }>> = {
  network: { text: NETWORK, holds: 'two pools, three stages, rework' },
  lab: { text: LAB, holds: 'the shared history, and one change from mid-2026' },
};
