import type { Issue } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { parseScenarioText } from '../scenario/document.ts';
import { issueAt, issueAtKey, type LocatedMap, nodeAt, toPlain } from '../scenario/located.ts';
import { spanOfDate } from './published-date.ts';
import type { SeriesInfo } from './series.ts';

const TEXT_KEYS = [
  'title',
  'claimant',
  'url',
  'published',
  'accessed',
  'denominator',
  'unit',
  'licence',
  'transcription',
  'interval',
] as const;
const KEYS: readonly string[] = [...TEXT_KEYS, 'caveats'];

/**
 * Reads the info file of a series, with everything that is wrong with it.
 * @param text YAML
 * @param file as it shall be named in issues
 */
export function infoOf(id: string, text: string, file: string): { info: SeriesInfo | undefined; issues: readonly Issue[] } {
  const { root, issues: faults } = parseScenarioText(text, file);
  if (root === undefined) return { info: undefined, issues: faults };
  const issues = [...faults, ...unknownKeys(root), ...KEYS.flatMap((key) => wrongValue(root, key))];
  if (issues.length > 0) return { info: undefined, issues };
  const of = (key: (typeof TEXT_KEYS)[number]): string => String(toPlain(nodeAt(root, [key])!));
  const caveats = (toPlain(nodeAt(root, ['caveats'])!) as unknown[]).map(String);
  const info: SeriesInfo = {
    ...{ id, title: of('title'), claimant: of('claimant'), url: of('url'), published: of('published') },
    publishedDay: spanOfDate(of('published'))!.lastDay,
    ...{ accessed: of('accessed'), denominator: of('denominator'), unit: of('unit'), licence: of('licence') },
    transcription: of('transcription') === 'primary' ? 'primary' : 'secondary',
    ...{ interval: of('interval'), caveats },
  };
  return { info, issues };
}

function unknownKeys(root: LocatedMap): Issue[] {
  return [...root.entries.keys()]
    .filter((key) => !KEYS.includes(key))
    .map((key) => {
      const near = suggest(key, KEYS);
      const problem = { expected: `one of ${KEYS.join(', ')}`, received: `\`${key}\`` };
      return issueAtKey(root, [key], near === undefined ? problem : { ...problem, hint: `Did you mean ${near}?` });
    });
}

function wrongValue(root: LocatedMap, key: string): Issue[] {
  const node = nodeAt(root, [key]);
  const written = node === undefined ? undefined : toPlain(node);
  const refuse = (expected: string): Issue[] => [
    issueAt(root, [key], { expected, received: written === undefined ? 'nothing' : `\`${String(written)}\`` }),
  ];
  if (key === 'caveats') return isTexts(written) ? [] : refuse('a list of sentences, empty if there is none');
  const text = typeof written === 'number' ? String(written) : written;
  if (typeof text !== 'string' || text.trim() === '') return refuse('text');
  if (key === 'transcription') return text === 'primary' || text === 'secondary' ? [] : refuse('primary or secondary');
  if (key === 'published' || key === 'accessed') {
    return spanOfDate(text) === undefined ? refuse('a date such as 2025-02-24, 2025-02 or 2025') : [];
  }
  return [];
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
