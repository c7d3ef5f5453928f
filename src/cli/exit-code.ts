/** What the process tells its caller; one that is stopped from outside says 128 and the signal's number. */
export const EXIT_CODE = {
  done: 0,
  /** Our fault: a broken invariant, a disk that refuses. */
  failed: 1,
  /** The reader's: options, scenarios, folders. */
  badInput: 2,
} as const;
