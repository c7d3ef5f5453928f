import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Text of a file of the package. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Every page of the package: those at its root, of its docs and of the results' folder. */
export function pages(): readonly string[] {
  const inDocs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((path) => join('docs', path));
  return [...readdirSync(ROOT), ...inDocs, 'output/README.md'].filter((path) => path.endsWith('.md')).sort();
}

/** Text without fenced blocks and without what stands in backticks. */
export function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** Anchors of the headings, as the usual renderers make them: lower case, hyphens for spaces, other marks left out. */
export function anchorsOf(markdown: string): readonly string[] {
  const headings = markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm);
  return [...headings].map((heading) =>
    heading[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Cells of all table rows that have `columns` columns, heads and rules left out. */
export function tableRows(markdown: string, columns: number): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const isRule = (line: string | undefined): boolean => /^\|(-+\|)+$/.test(line ?? '');
  return lines
    .filter((line, i) => line.startsWith('|') && !isRule(line) && !isRule(lines[i + 1]))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.length === columns);
}

/** What stands in backticks in a cell. */
export function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);
}

/** A page with what stands between the two marks of a name replaced: `<!-- name -->` and `<!-- /name -->`. */
export function withBlock(markdown: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
  const from = markdown.indexOf(open);
  const to = markdown.indexOf(close);
  if (from < 0 || to < from) throw new Error(`the page has no block ${name}`);
  return `${markdown.slice(0, from + open.length)}${content}\n${markdown.slice(to)}`;
}
