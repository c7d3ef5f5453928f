import { formatIsoDate } from '../../base/calendar.ts';
import { figureText } from '../figure-text.ts';
import { html, type Markup } from './markup.ts';

/** More rows than these are thinned out, evenly; the files have all. */
const MOST_ROWS = 25;

/** What only a drawing needs. */
const UNREAD = ['hue'];

type Cell = string | number | boolean | null | undefined;
type Row = Readonly<Record<string, Cell>>;

/**
 * What a picture is drawn from, for those who would rather read it: a table for each list of records in its data, lists within records joined to
 * them.
 * @param data plain data
 */
export function storyTables(data: unknown): readonly Markup[] {
  if (!isRecord(data)) return [];
  return Object.entries(data).flatMap(([name, part]) => {
    const rows = Array.isArray(part) ? rowsOf(part) : [];
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((column) => !UNREAD.includes(column));
    return columns.length < 2 ? [] : [rowsMarkup(name, columns, rows)];
  });
}

/** Records as rows; a record with a list of records in it gives a row for each of these, beside what it says itself. */
function rowsOf(records: readonly unknown[]): Row[] {
  return records.filter(isRecord).flatMap((record) => {
    const own = Object.fromEntries(Object.entries(record).filter(([, value]) => isCell(value))) as Row;
    const lists = Object.values(record).filter((value): value is unknown[] => Array.isArray(value));
    const inner = lists.flatMap((list) => rowsOf(list));
    return inner.length === 0 ? [own] : inner.map((row) => ({ ...own, ...row }));
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}

function rowsMarkup(name: string, columns: readonly string[], rows: readonly Row[]): Markup {
  const step = Math.ceil(rows.length / MOST_ROWS);
  const shown = rows.filter((_, i) => i % step === 0);
  const thinned = shown.length < rows.length ? ` (one row in ${step} of ${rows.length})` : '';
  const caption = `${wordsOf(name)}${thinned}`;
  const body = shown.map((row) => html`<tr>${columns.map((column) => html`<td>${cellOf(column, row[column])}</td>`)}</tr>\n`);
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${wordsOf(column)}</th>`)}</tr></thead>
<tbody>
${body}</tbody></table></div>
`;
}

/**
 * Words of a name in camel case.
 *
 * wordsOf('fromDay') // => 'from day'
 */
export function wordsOf(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => ` ${letters.toLowerCase()}`).trim();
}

/** Days since 1970-01-01 by name; the first of them that a picture shows is later than any count. */
const DAY_NAME = /[dD]ay$/;

function cellOf(name: string, value: Cell): string {
  if (typeof value === 'number') return DAY_NAME.test(name) ? formatIsoDate(Math.floor(value)) : figureText(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value ?? '';
}
