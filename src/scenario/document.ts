import type { Node, YAMLError, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml';
import type { Issue, Problem } from '../base/issue.ts';
import type { Located, LocatedEntry, LocatedMap, Place, ScalarValue } from './located.ts';
import { pathText } from './located.ts';

/** A scenario of the largest lab is a hundredth of this; what is larger was meant for something else [characters]. */
const MAX_CHARACTERS = 1_000_000;

/** A scenario goes six levels deep; far beyond this, code that walks it would run out of stack. */
const MAX_DEPTH = 50;

/** A document read with places, or without a root if nothing of it can be used. */
export type ParsedDocument = { readonly root: LocatedMap | undefined; readonly issues: readonly Issue[] };

type Reader = { readonly issues: Issue[]; readonly placeAt: (offset: number | undefined) => Place };

/**
 * Reads one YAML document whose root is a map. Refused: a second document, a key written twice, tags, anchors and aliases
 * (parameters serve instead, and an alias can be made to expand without end), numbers that are not finite.
 * @param file as it shall be named in issues; left out for text from the command line
 */
export function parseScenarioText(text: string, file?: string): ParsedDocument {
  const named: Place = file === undefined ? {} : { file };
  const unusable = findUnusable(text);
  if (unusable !== undefined) return { root: undefined, issues: [{ ...unusable, ...named, path: '', severity: 'error' }] };
  const { node, reader, fatal } = readYaml(text, named);
  if (fatal) return { root: undefined, issues: reader.issues };
  const root = node === null ? undefined : locate(node, [], reader);
  if (root?.kind === 'map') return { root, issues: reader.issues };
  const received = root === undefined || (root.kind === 'scalar' && root.value === null) ? 'an empty file' : describeRoot(root);
  const place = root?.place ?? { ...named };
  const issue: Issue = {
    expected: 'a scenario, which starts with `loopgain: 1`',
    received,
    ...place,
    path: '',
    severity: 'error',
  };
  return { root: undefined, issues: [issue] };
}

/** Reads a value from the command line, such as `3`, `2 weeks` or `[implement, debug]`. */
export function parseValueText(text: string): { readonly value: Located | undefined; readonly issues: readonly Issue[] } {
  const { node, reader, fatal } = readYaml(text, undefined);
  const value = fatal || node === null ? undefined : locate(node, [], reader);
  return { value, issues: reader.issues };
}

/** Prints a plain value as YAML that reads back to the same value, keys in the order given. */
export function printYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

function findUnusable(text: string): Problem | undefined {
  if (text.length > MAX_CHARACTERS) {
    return { expected: `a file of at most ${MAX_CHARACTERS} characters`, received: `${text.length} characters` };
  }
  // U+FFFD is what decoders put where bytes were not UTF-8.
  if (/[\0\uFFFD]/.test(text)) return { expected: 'text in UTF-8', received: 'a binary file or another encoding' };
  if (/\r(?!\n)/.test(text)) return { expected: 'lines that end with a line feed', received: 'carriage returns alone' };
  return undefined;
}

function readYaml(text: string, named: Place | undefined) {
  const lineCounter = new LineCounter();
  const placeAt = (offset: number | undefined): Place => {
    if (named === undefined) return {};
    const { line, col } = lineCounter.linePos(offset ?? 0);
    return { ...named, line, column: col };
  };
  const reader: Reader = { issues: [], placeAt };
  try {
    const document = parseDocument(text, { lineCounter, prettyErrors: false });
    const faults = withoutEchoes([...document.errors, ...document.warnings], (fault) => lineCounter.linePos(fault.pos[0]).line);
    if (faults.some(({ message }) => message.startsWith('Maximum call stack'))) throw new RangeError('nesting');
    reader.issues.push(
      ...faults.map((fault) => ({
        ...describeFault(fault, text),
        ...placeAt(fault.pos[0]),
        path: '',
        severity: 'error' as const,
      })),
    );
    return { node: document.contents as Node | null, reader, fatal: document.errors.length > 0 };
  } catch (error) {
    // The parser recurses, so that a file of brackets exhausts the stack; it notices only in some places.
    if (!(error instanceof RangeError)) throw error;
    reader.issues.push({
      expected: 'values nested a few levels deep',
      received: 'endless nesting',
      ...placeAt(0),
      path: '',
      severity: 'error',
    });
    return { node: null, reader, fatal: true };
  }
}

/** One slip of syntax sets off many: only the first of a line is told, and none about tokens that it left over. */
function withoutEchoes(faults: readonly YAMLError[], lineOf: (fault: YAMLError) => number): readonly YAMLError[] {
  const lines = new Set<number>();
  return faults.filter((fault, index) => {
    if (INDEPENDENT.includes(fault.code)) return true;
    const isEcho = lines.has(lineOf(fault)) || (index > 0 && fault.code === 'UNEXPECTED_TOKEN');
    lines.add(lineOf(fault));
    return !isEcho;
  });
}

const INDEPENDENT: readonly string[] = ['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED', 'MULTIPLE_DOCS'];

function describeFault(fault: YAMLError, text: string): Problem {
  const [start, end] = fault.pos;
  const written = text.slice(start, Math.max(end, start + 1)).split('\n')[0]! || text.trim();
  if (fault.code === 'DUPLICATE_KEY')
    return { expected: 'each key once', received: `\`${/^[^:\s]*/.exec(text.slice(start))![0]}\` again` };
  if (fault.code === 'MULTIPLE_DOCS') return { expected: 'one document per file', received: 'a second one' };
  return { expected: 'YAML', received: `\`${written}\``, hint: fault.message.split('\n')[0]! };
}

function locate(node: Node, path: readonly string[], reader: Reader): Located {
  const place = reader.placeAt(node.range?.[0]);
  const refuse = (problem: Problem): Located => {
    reader.issues.push({ ...problem, ...place, path: pathText(path), severity: 'error' });
    return { kind: 'scalar', place, value: null };
  };
  const anchor = isAlias(node) ? `*${node.source}` : (node as { anchor?: string }).anchor;
  if (anchor !== undefined) {
    const received = isAlias(node) ? `the alias \`${anchor}\`` : `the anchor \`&${anchor}\``;
    return refuse({ expected: 'a value written out', received, hint: 'Make what is shared a parameter' });
  }
  if (path.length > MAX_DEPTH) return refuse({ expected: `values at most ${MAX_DEPTH} levels deep`, received: 'a deeper one' });
  if (isMap(node)) return locateMap(node, path, reader, place);
  if (isSeq(node))
    return {
      kind: 'list',
      place,
      items: node.items.map((item, index) => locate(item as Node, [...path, String(index)], reader)),
    };
  const value = isScalar(node) ? node.value : null;
  if (typeof value === 'number' && !Number.isFinite(value))
    return refuse({ expected: 'a finite number', received: String(value) });
  if (typeof value === 'string' && CONTROL.test(value))
    return refuse({ expected: 'text that can be printed', received: 'a control character' });
  return { kind: 'scalar', place, value: value as ScalarValue };
}

function locateMap(map: YAMLMap, path: readonly string[], reader: Reader, place: Place): LocatedMap {
  const entries = new Map<string, LocatedEntry>();
  for (const pair of map.items) {
    const keyNode = pair.key as Node | null;
    const keyPlace = reader.placeAt(keyNode?.range?.[0]);
    const key = isScalar(keyNode) ? String(keyNode.value) : '';
    const problem = describeKey(key, entries);
    if (problem !== undefined) {
      reader.issues.push({
        ...problem,
        ...keyPlace,
        path: pathText(path),
        severity: 'error',
      });
      continue;
    }
    const valueNode = pair.value as Node | null;
    const value: Located =
      valueNode === null ? { kind: 'scalar', place: keyPlace, value: null } : locate(valueNode, [...path, key], reader);
    entries.set(key, { keyPlace, value });
  }
  return { kind: 'map', place, entries };
}

/** Line feeds and tabs are text; the rest of these moves cursors and colours terminals. */
const CONTROL = /[^\P{Cc}\n\t]/u;

function describeKey(key: string, entries: ReadonlyMap<string, LocatedEntry>): Problem | undefined {
  if (key === '' || CONTROL.test(key)) return { expected: 'a word as key', received: 'something else' };
  if (key === '__proto__') return { expected: 'a word as key', received: `\`${key}\`` };
  // `true` and `"true"` are two keys to YAML.
  return entries.has(key) ? { expected: 'each key once', received: `\`${key}\` again` } : undefined;
}

function describeRoot(root: Located): string {
  return root.kind === 'list' ? 'a list' : 'a single value';
}
