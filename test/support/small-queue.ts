/** A plain network that is simulated at once. */
export const SMALL_QUEUE = `loopgain: 1
kind: network
title: A small queue
time: {end: 400 days, warmUp: 10 days, sample: 50 days}
pools: {clerk: {kind: servers, capacity: 1}}
classes: {customer: {arrivals: {shape: exponential, mean: 1 days}, path: [serve]}}
stages: {serve: {staff: clerk, work: {shape: exponential, mean: 0.5 days}}}
`;
