/** What is wrong with one value, before it is known where the value stands. */
export type Problem = {
  readonly expected: string;
  readonly received: string;
  /** a whole sentence without its full stop, or a question with its mark */
  readonly hint?: string;
};

/** A value read from text, or what is wrong with the text. */
export type Parsed<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** Something wrong in what a reader wrote: where, what was expected, what was found. */
export type Issue = Problem & {
  /** file as the reader named it; absent for values from the command line */
  readonly file?: string;
  /** line in the file [1, ...) */
  readonly line?: number;
  /** column in the line [1, ...) */
  readonly column?: number;
  /** keys from the root, joined by dots; empty for the whole file */
  readonly path: string;
  readonly severity: 'error' | 'warning';
};

/**
 * Words an issue as one line that editors and terminals can follow to its place.
 *
 * formatIssue({ path: 'a.b', severity: 'error', expected: 'more than 0 days', received: '-3' }) // => 'a.b: expected more than 0 days, got -3'
 */
export function formatIssue(issue: Issue): string {
  const place = [issue.file, issue.line, issue.column].filter((part) => part !== undefined).join(':');
  const where = [place, issue.path].filter((part) => part !== '').join(' ');
  const severity = issue.severity === 'warning' ? 'warning: ' : '';
  const hint = issue.hint === undefined ? '' : `. ${issue.hint}`;
  return `${where === '' ? '' : `${where}: `}${severity}expected ${issue.expected}, got ${issue.received}${hint}`;
}

/** The reader's input cannot be used; carries every issue found, so that all are mended in one go. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(formatIssue).join('\n'));
    this.issues = issues;
  }
}
