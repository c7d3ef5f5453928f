/** What `loopgain init` writes: small, complete, and every line said. */
export const STARTER_SCENARIO = `# A first scenario for loopgain: pull requests in a small team. Change it, then: loopgain run scenario.yaml
loopgain: 1                       # version of this format
kind: network                     # plain pools, classes and stages; \`lab\` adds AI and the generation loop (see scenarios/history.yaml)
title: Pull requests with a busy reviewer
time:
  end: 10000 days                 # how long to simulate
  warmUp: 500 days                # left out of the figures, since the network starts empty
  sample: 100 days                # one row per sample in the CSV files

pools:                            # who does the work; stages that name the same pool share it
  developers: {kind: servers, capacity: 4}
  reviewers: {kind: servers, capacity: 1}

classes:                          # what is worked on
  change:
    arrivals: {shape: exponential, mean: 1 days}    # time between arrivals
    path: [write, review, merge]

stages:                           # work is in days of one server
  write: {staff: developers, work: {shape: lognormal, median: 2 days, spread: 0.6}}
  review:
    staff: reviewers
    work: {shape: exponential, mean: 0.6 days}
    back: {to: write, share: 0.2} # one in five goes back to be written again
  merge: {staff: reviewers, work: {shape: deterministic, value: 0.05 days}}
`;
