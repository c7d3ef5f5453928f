import type * as z from 'zod';
import type { Issue, Problem } from '../../base/issue.ts';
import { suggest } from '../../base/suggest.ts';
import type { Located } from '../located.ts';
import { issueAt, issueAtKey, nodeAt, toPlain } from '../located.ts';

type SchemaIssue = z.core.$ZodIssue;

/** Words for the types that schemas name. */
const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: 'a map',
  record: 'a map',
  array: 'a list',
  tuple: 'a list of two numbers',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

/** Turns what the schema found into issues with places and suggestions. */
export function reportSchemaIssues(found: readonly SchemaIssue[], root: Located): readonly Issue[] {
  const issues = found.flatMap((issue) => report(issue, [], root));
  const misspelt = new Set(issues.map(({ path, hint }) => siblingPath(path, SUGGESTION.exec(hint ?? '')?.[1] ?? '')));
  // A misspelt key is also a missing one; once is enough.
  return issues.filter(({ path, received }) => received !== NOTHING || !misspelt.has(path));
}

const NOTHING = 'nothing';
const SUGGESTION = /^Did you mean `(.+)`\?$/;

function siblingPath(path: string, key: string): string {
  return path.replace(/[^.]+$/, key);
}

function report(issue: SchemaIssue, above: readonly PropertyKey[], root: Located): readonly Issue[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'custom':
      return [issueAt(root, path, (issue.params ?? { expected: issue.message, received: 'something else' }) as Problem)];
    case 'unrecognized_keys':
      return issue.keys.map((key) => issueAtKey(root, [...path, key], describeUnknownKey(key, issue.message.split(' '))));
    case 'invalid_key':
      return [
        issueAtKey(root, path, { expected: issue.issues[0]?.message ?? 'another name', received: `\`${String(path.at(-1))}\`` }),
      ];
    case 'invalid_value':
      return [issueAt(root, path, describeChoice(issue.values.map(String), received(root, path)))];
    case 'invalid_union':
      return reportUnion(issue, path, root);
    case 'invalid_type':
      return [
        issueAt(
          root,
          path,
          isParameter(path) ? describeNoParameter(path, root) : { expected: describeType(issue), received: received(root, path) },
        ),
      ];
    case 'too_small':
    case 'too_big':
      return [
        issueAt(root, path, {
          expected: issue.code === 'too_small' ? `${describeLength(issue.minimum)} or more` : describeLength(issue.maximum),
          received: describeLength(lengthAt(root, path)),
        }),
      ];
    default:
      return [issueAt(root, path, { expected: issue.message, received: received(root, path) })];
  }
}

/** Lists are all that has a length here. */
function describeLength(entries: number | bigint): string {
  return entries === 0 ? 'an empty list' : `a list of ${entries}`;
}

function lengthAt(root: Located, path: readonly PropertyKey[]): number {
  const node = nodeAt(root, path);
  return node?.kind === 'list' ? node.items.length : 0;
}

/** Messages that a schema words itself go before the words for types. */
function describeType(issue: Extract<SchemaIssue, { code: 'invalid_type' }>): string {
  return issue.message.startsWith('Invalid input') ? (TYPE_WORDS[issue.expected] ?? issue.expected) : issue.message;
}

function isParameter(path: readonly PropertyKey[]): boolean {
  return path.length === 2 && path[0] === 'parameters';
}

/** A bare number replaces a parameter's value, so here there is none with that name to replace it in. */
function describeNoParameter(path: readonly PropertyKey[], root: Located): Problem {
  const map = nodeAt(root, ['parameters']);
  const declared = map?.kind === 'map' ? [...map.entries].filter(([, { value }]) => value.kind === 'map').map(([id]) => id) : [];
  const near = suggest(String(path[1]), declared);
  const hint = near === undefined ? 'A bare number replaces the value of a parameter that there is' : `Did you mean \`${near}\`?`;
  return { expected: 'a parameter with value, unit, range, role and source', received: received(root, path), hint };
}

/** Of the forms a value may have, the issues of the one that was meant; the form's words where none can be made out. */
function reportUnion(
  issue: Extract<SchemaIssue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
  root: Located,
): readonly Issue[] {
  if (issue.errors.length === 0) return [issueAt(root, path, describeChoice(issue.message.split(', '), received(root, path)))];
  const weighed = issue.errors.map((issues) => ({ issues, weight: issues.reduce((sum, inner) => sum + weigh(inner), 0) }));
  const meant = weighed.reduce((best, branch) => (branch.weight < best.weight ? branch : best));
  if (meant.weight >= OTHER_FORM) return [issueAt(root, path, describeForms(issue.message, received(root, path)))];
  return meant.issues.flatMap((inner) => report(inner, path, root));
}

/** Words among the forms stand between backticks. */
function describeForms(expected: string, written: string): Problem {
  const words = [...expected.matchAll(/`([^`]+)`/g)].map(([, quoted]) => quoted!);
  const near = suggest(written.replaceAll('`', ''), words);
  return { expected, received: written, ...(near === undefined ? {} : { hint: `Did you mean \`${near}\`?` }) };
}

/** A branch that fails at its root was not the one that was meant. */
const OTHER_FORM = 1000;
/** A key too many speaks more against a form than one that is wrong inside. */
const UNKNOWN_KEY = 2;
const NO_DISCRIMINATOR = 3;

function weigh(issue: SchemaIssue): number {
  if (issue.code === 'custom') return 1;
  if (issue.code === 'unrecognized_keys') return UNKNOWN_KEY * issue.keys.length;
  if (issue.path.length === 0) return OTHER_FORM;
  return issue.code === 'invalid_union' && issue.errors.length === 0 ? NO_DISCRIMINATOR : 1;
}

function describeUnknownKey(key: string, known: readonly string[]): Problem {
  const near = suggest(key, known);
  const hint = near === undefined ? `Known keys: ${known.join(', ')}` : `Did you mean \`${near}\`?`;
  return { expected: 'a known key', received: `\`${key}\``, hint };
}

function describeChoice(words: readonly string[], written: string): Problem {
  const near = suggest(written.replaceAll('`', ''), words);
  const expected = words.length === 1 ? `\`${words[0]}\`` : `one of ${words.join(', ')}`;
  return near === undefined
    ? { expected, received: written }
    : { expected, received: written, hint: `Did you mean \`${near}\`?` };
}

function received(root: Located, path: readonly PropertyKey[]): string {
  const node = nodeAt(root, path);
  if (node === undefined) return NOTHING;
  return describeWritten(toPlain(node));
}

/**
 * Words a written value for an issue.
 *
 * describeWritten('fast') // => '`fast`'
 * describeWritten([1, 2]) // => 'a list'
 */
export function describeWritten(written: unknown): string {
  if (written === null) return NOTHING;
  if (Array.isArray(written)) return 'a list';
  if (typeof written === 'object') return 'a map';
  return typeof written === 'string' ? `\`${written}\`` : String(written);
}
