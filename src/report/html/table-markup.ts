import { assertNever } from '../../base/assert.ts';
import { formatIsoDate } from '../../base/calendar.ts';
import { countText, figureText, percentText } from '../figure-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { html, type Markup } from './markup.ts';

/**
 * A table of a report: numbers to the right, in three digits; wider ones than the page scroll within a frame that the keyboard reaches.
 * @param table its title, and its columns with their meaning, are shown too
 */
export function tableMarkup(table: Table): Markup {
  const { title, columns, rows } = table;
  const heads = columns.map(
    (column) => html`<th scope="col"${alignment(column)}>${headText(column)} <small>${unitText(column)}</small></th>`,
  );
  const body = Array.from(
    { length: rows },
    (_, row) => html`<tr>${columns.map((column, i) => cellMarkup(shownCell(table, column, row), column, i === 0))}</tr>\n`,
  );
  const frame = html`<div class="scroll" role="group" tabindex="0" aria-label="${title}"><table><caption>${title}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody></table></div>
`;
  return html`${
    rows > MOST_OPEN
      ? html`<details><summary>${title}: ${countText(rows, 'row')}</summary>
${frame}</details>
`
      : frame
  }<details><summary>What the columns mean</summary><dl class="columns">
${columns.map(({ id, meaning }) => html`<dt><code>${id}</code></dt><dd>${meaning}</dd>\n`)}</dl></details>
`;
}

/** Rows; longer tables open when they are asked for. */
const MOST_OPEN = 40;

function cellMarkup(text: string, column: TableColumn, isFirst: boolean): Markup {
  return isFirst ? html`<th scope="row">${text}</th>` : html`<td${alignment(column)}>${text}</td>`;
}

function alignment({ type }: TableColumn): Markup {
  if (type === 'date') return html` class="date"`;
  return type === 'number' || type === 'integer' ? html` class="number"` : html``;
}

/** What a name says twice, since the unit stands below it. */
const UNIT_ENDING = /_(ratio|share|per_year|per_day|days|minutes|hours|jobs|index|flag|count)$/;

/**
 * Name of a column for a reader.
 *
 * headText({ id: 'progress_multiplier_ratio' }) // => 'progress multiplier'
 */
export function headText({ id }: Pick<TableColumn, 'id'>): string {
  return id.replace(UNIT_ENDING, '').replaceAll('_', ' ');
}

const UNSPOKEN = ['date', 'text', 'flag', 'index', 'count', ''];

function unitText({ id, unit }: TableColumn): string {
  if (isShare(id)) return '%';
  if (unit === 'ratio') return '×';
  return UNSPOKEN.includes(unit) ? '' : unit;
}

function isShare(id: string): boolean {
  return /(^|_)(share|probability)(_|$)/.test(id);
}

/** A cell as a person reads it; a missing value is empty. */
function shownCell({ values }: Table, { id, type }: TableColumn, row: number): string {
  const value = values[id]![row]!;
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '';
  switch (type) {
    case 'date':
      return formatIsoDate(Math.floor(value));
    case 'boolean':
      return value === 1 ? 'yes' : 'no';
    case 'integer':
    case 'number':
      return isShare(id) ? percentText(value).replace(' %', '') : figureText(value);
    case 'text':
      return String(value);
    default:
      return assertNever(type);
  }
}
