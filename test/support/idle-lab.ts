/** Overrides by which a lab has generations and nothing else, quickly: one every ten days for twenty-five years, in which no experiment is done and AI does what it can. */
export const IDLE = [
  'classes.experiment.wip.perPerson=0',
  'pools.fleet.capacity=10000',
  'time.end=2046-01-01',
  'time.sample=3652 days',
  'horizon.reference.minutes=100000 minutes',
  'horizon.cap=100000 minutes',
  'generations.trigger.cadence=10 days',
  'generations.train=1 days',
  'generations.evaluate=2 days',
];
