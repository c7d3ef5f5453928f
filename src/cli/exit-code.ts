/** What the process tells its caller. */
export const EXIT_CODE = {
  done: 0,
  /** Our fault: a broken invariant, a disk that refuses. */
  failed: 1,
  /** The reader's: options, scenarios, folders. */
  badInput: 2,
  /** Stopped from outside (128 + SIGINT). */
  interrupted: 130,
} as const;
