const SECONDS_PER_MINUTE = 60;
/** Shorter times are told in seconds. */
const MINUTES_FROM = 100;
/** Longer than a few seconds is told in steps of so many [s] */
const STEP = 5;

/**
 * How long something takes, for people who wait.
 * @param seconds 0 or more
 *
 * timeText(8) // => 'about 10 seconds'
 * timeText(150) // => 'about 3 minutes'
 */
export function timeText(seconds: number): string {
  if (seconds < STEP) return 'a few seconds';
  if (seconds < MINUTES_FROM) return `about ${Math.ceil(seconds / STEP) * STEP} seconds`;
  return `about ${Math.ceil(seconds / SECONDS_PER_MINUTE)} minutes`;
}

/**
 * How long the rest takes where it goes on as it has gone.
 * @param seconds so far
 * @returns undefined before there is anything to go by
 *
 * remainingSeconds({ seconds: 30, done: 10, draws: 40 }) // => 90
 */
export function remainingSeconds(pace: {
  readonly seconds: number;
  readonly done: number;
  readonly draws: number;
}): number | undefined {
  const { seconds, done, draws } = pace;
  return done === 0 ? undefined : (seconds / done) * (draws - done);
}

/** A worker that has simulated before takes half as long. */
const WARM_RATIO = 1 / 2;

/**
 * How long an ensemble will take.
 * @param pathSeconds that a worker took for its first path [s]
 *
 * ensembleSeconds({ pathSeconds: 2, draws: 60, helpers: 3 }) // => 21
 */
export function ensembleSeconds(of: { readonly pathSeconds: number; readonly draws: number; readonly helpers: number }): number {
  return of.pathSeconds * (WARM_RATIO + WARM_RATIO * (of.draws / of.helpers));
}
