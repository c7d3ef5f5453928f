import type { Issue, Problem } from '../base/issue.ts';
import { parseScenarioText } from './document.ts';
import type { LocatedEntry, LocatedMap } from './located.ts';
import { issueAt, nodeAt, toPlain } from './located.ts';
import { mergeDocuments, without, withoutNulls } from './merge.ts';
import { FORMAT } from './schema/common.ts';
import { describeWritten } from './schema/report.ts';

/** Gives the text of a scenario file, or what is wrong with the file (missing, a folder, not UTF-8, too large). */
export type ReadScenarioFile = (path: string) => string | Problem;

/** A file that a scenario was made of. */
export type ScenarioSource = { readonly path: string; readonly text: string };

/** A scenario file laid over all that it extends. */
export type Chain = {
  /** Undefined where a file cannot be used at all. */
  readonly document: LocatedMap | undefined;
  /** The scenario first, then what it extends. */
  readonly sources: readonly ScenarioSource[];
  readonly issues: readonly Issue[];
};

/** Gives the path of a scenario that comes with loopgain, by its name, or what is wrong with the name. */
export type FindShipped = (name: string) => string | Problem;

/**
 * Reads a scenario and what it extends: scenarios that come with loopgain by their name (`history`), others by their file
 * (`history.yaml`). These lie in the folder of the file that names them or below it, up to the folder of the scenario, so that a
 * scenario from elsewhere reads nothing else of a disk.
 */
export function readChain(path: string, read: ReadScenarioFile, findShipped: FindShipped = noneShipped): Chain {
  const sources: ScenarioSource[] = [];
  const issues: Issue[] = [];
  const documents: LocatedMap[] = [];
  let next: string | undefined = path;
  let top = folderOf(path);
  while (next !== undefined) {
    const root = readOne(next, read, documents.at(-1), findShipped, sources, issues);
    if (root === undefined) return { document: undefined, sources, issues };
    documents.push(root);
    const parent = parentOf(root, folderOf(next), top, sources, findShipped);
    if (parent !== undefined && 'expected' in parent)
      return { document: undefined, sources, issues: [...issues, issueAt(root, ['extends'], parent)] };
    next = parent?.path;
    top = parent?.top ?? top;
  }
  const merged = documents.reduceRight<LocatedMap | undefined>(
    (under, over) => (under === undefined ? withoutNulls(over) : mergeDocuments(under, over)),
    undefined,
  );
  return { document: merged && without(merged, ['extends']), sources, issues };
}

function readOne(
  path: string,
  read: ReadScenarioFile,
  child: LocatedMap | undefined,
  findShipped: FindShipped,
  sources: ScenarioSource[],
  issues: Issue[],
): LocatedMap | undefined {
  const text = read(path);
  if (typeof text !== 'string') {
    issues.push(
      child === undefined
        ? { ...text, file: path, path: '', severity: 'error' }
        : issueAt(child, ['extends'], describeParent(text, path, findShipped)),
    );
    return undefined;
  }
  sources.push({ path, text });
  const { root, issues: found } = parseScenarioText(text, path);
  issues.push(...found);
  if (root === undefined || readsFormat(root)) return root;
  issues.push(describeFormat(root));
  // Told once; the rest is checked as if it were of this format, which most of it will be.
  const version: LocatedEntry = { keyPlace: root.place, value: { kind: 'scalar', place: root.place, value: FORMAT } };
  return { ...root, entries: new Map(root.entries).set('loopgain', version) };
}

function describeParent(problem: Problem, path: string, findShipped: FindShipped): Problem {
  const name = path.slice(folderOf(path).length).replace(/\.ya?ml$/, '');
  const hint = typeof findShipped(name) === 'string' ? { hint: `The shipped one is \`extends: ${name}\`` } : {};
  return { ...problem, received: `${problem.received} (\`${path}\`)`, ...hint };
}

function readsFormat(root: LocatedMap): boolean {
  const version = nodeAt(root, ['loopgain']);
  return version?.kind === 'scalar' && version.value === FORMAT;
}

function describeFormat(root: LocatedMap): Issue {
  const version = nodeAt(root, ['loopgain']);
  const expected = `\`loopgain: ${FORMAT}\`, the format that this version reads`;
  if (version === undefined)
    return issueAt(root, ['loopgain'], { expected, received: 'nothing', hint: `Write \`loopgain: ${FORMAT}\` at the top` });
  const received = describeWritten(toPlain(version));
  const hint = `Use the loopgain that wrote the file, or rewrite it in format ${FORMAT} (the command \`schema\` prints it)`;
  return issueAt(root, ['loopgain'], { expected, received, hint });
}

/** The file that a document extends and the folder that it may not leave, undefined for none, or why it may not be read. */
function parentOf(
  root: LocatedMap,
  folder: string,
  top: string,
  sources: readonly ScenarioSource[],
  findShipped: FindShipped,
): { readonly path: string; readonly top: string } | undefined | Problem {
  const written = nodeAt(root, ['extends']);
  if (written === undefined) return undefined;
  if (written.kind !== 'scalar' || typeof written.value !== 'string' || written.value === '') {
    return { expected: 'the name of a scenario file', received: describeWritten(toPlain(written)) };
  }
  const name = written.value;
  const isShipped = SHIPPED_NAME.test(name);
  const path = isShipped ? findShipped(name) : resolveWithin(top, folder, name);
  if (path === undefined) {
    const hint = 'Copy the file there and name it without `..` or a leading `/`';
    return { expected: "a file in the scenario's folder or below it", received: `\`${name}\``, hint };
  }
  if (typeof path === 'object') return path;
  const seen = sources.map((source) => source.path);
  if (!seen.includes(path)) return { path, top: isShipped ? folderOf(path) : top };
  const cycle = [...seen.slice(seen.indexOf(path)), path].join(' -> ');
  return { expected: 'scenarios that extend each other in one direction', received: `a cycle: ${cycle}` };
}

/** An id, where a file would have an ending or a folder. */
const SHIPPED_NAME = /^[a-z][a-z0-9-]*$/;

function noneShipped(name: string): Problem {
  return { expected: 'the name of a scenario file, such as `history.yaml`', received: `\`${name}\`` };
}

/** The folder part of a path, with its slash; empty for a plain name. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** A name seen from a folder at or below `top`; undefined if it leads out of `top`. */
function resolveWithin(top: string, folder: string, name: string): string | undefined {
  if (/^([/\\]|[a-z]+:)/i.test(name)) return undefined;
  const steps: string[] = [];
  for (const step of `${folder.slice(top.length)}${name}`.split(/[/\\]/)) {
    if (step === '..' && steps.pop() === undefined) return undefined;
    if (step !== '..' && step !== '.' && step !== '') steps.push(step);
  }
  return steps.length === 0 ? undefined : top + steps.join('/');
}
