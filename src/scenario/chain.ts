import type { Issue, Problem } from '../base/issue.ts';
import { parseScenarioText } from './document.ts';
import type { LocatedMap } from './located.ts';
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

/**
 * Reads a scenario and what it extends. Files it extends lie in the folder of the scenario or below it, so that a scenario from
 * elsewhere reads nothing else of a disk.
 */
export function readChain(path: string, read: ReadScenarioFile): Chain {
  const sources: ScenarioSource[] = [];
  const issues: Issue[] = [];
  const documents: LocatedMap[] = [];
  let next: string | undefined = path;
  while (next !== undefined) {
    const root = readOne(next, read, documents.at(-1), sources, issues);
    if (root === undefined) return { document: undefined, sources, issues };
    documents.push(root);
    const parent = parentOf(root, folderOf(next), path, sources);
    if (typeof parent === 'object')
      return { document: undefined, sources, issues: [...issues, issueAt(root, ['extends'], parent)] };
    next = parent;
  }
  if (!documents.every(readsFormat)) return { document: undefined, sources, issues };
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
  sources: ScenarioSource[],
  issues: Issue[],
): LocatedMap | undefined {
  const text = read(path);
  if (typeof text !== 'string') {
    issues.push(
      child === undefined
        ? { ...text, file: path, path: '', severity: 'error' }
        : issueAt(child, ['extends'], { ...text, received: `${text.received} (\`${path}\`)` }),
    );
    return undefined;
  }
  sources.push({ path, text });
  const { root, issues: found } = parseScenarioText(text, path);
  issues.push(...found);
  if (root !== undefined && !readsFormat(root)) issues.push(describeFormat(root));
  return root;
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
  const hint = `Use the loopgain that wrote the file, or rewrite it in format ${FORMAT} (\`loopgain schema\` prints it)`;
  return issueAt(root, ['loopgain'], { expected, received, hint });
}

/** The path of the file that a document extends, undefined for none, or why it may not be read. */
function parentOf(
  root: LocatedMap,
  folder: string,
  rootPath: string,
  sources: readonly ScenarioSource[],
): string | undefined | Problem {
  const written = nodeAt(root, ['extends']);
  if (written === undefined) return undefined;
  if (written.kind !== 'scalar' || typeof written.value !== 'string' || written.value === '') {
    return { expected: 'the name of a scenario file', received: describeWritten(toPlain(written)) };
  }
  const name = written.value;
  const target = resolveWithin(folderOf(rootPath), folder, name);
  if (target === undefined) {
    const hint = 'Copy the file there and name it without `..` or a leading `/`';
    return { expected: "a file in the scenario's folder or below it", received: `\`${name}\``, hint };
  }
  const seen = sources.map(({ path }) => path);
  if (!seen.includes(target)) return target;
  const cycle = [...seen.slice(seen.indexOf(target)), target].join(' -> ');
  return { expected: 'scenarios that extend each other in one direction', received: `a cycle: ${cycle}` };
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
  return top + steps.join('/');
}
