/** One column of an aligned text table. */
export interface TextColumn {
  /** First line of the head. */
  readonly head: string;
  /** Second line of the head; empty for a column without a unit. */
  readonly unit: string;
  readonly align: 'left' | 'right';
}

const GAP = '  ';

/**
 * Sets rows in columns of equal width, head above, two spaces between, no line ending in a space.
 * @param rows texts, one per column
 *
 * alignedText([{ head: 'stage', unit: '', align: 'left' }, { head: 'wait', unit: 'days', align: 'right' }], [['serve', '8.1']]) // => ['stage  wait', '       days', 'serve   8.1']
 */
export function alignedText(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  const heads = [columns.map((column) => column.head)];
  if (columns.some((column) => column.unit !== '')) heads.push(columns.map((column) => column.unit));
  return alignedLines(
    [...heads, ...rows],
    columns.map((column) => column.align),
  );
}

/**
 * Sets rows in columns of equal width without a head.
 *
 * alignedLines([['a', '10'], ['bcd', '2']], ['left', 'right']) // => ['a    10', 'bcd   2']
 */
export function alignedLines(rows: readonly (readonly string[])[], align: readonly TextColumn['align'][]): string[] {
  const widths = align.map((_, index) => Math.max(0, ...rows.map((row) => (row[index] ?? '').length)));
  return rows.map((row) => {
    const cells = widths.map((width, index) => pad(row[index] ?? '', width, align[index]!));
    return cells.join(GAP).trimEnd();
  });
}

/**
 * The same in as many tables below each other as fit the width, each beginning with the columns that name its rows.
 * @param width [characters]
 * @param keys columns that name the rows
 *
 * foldedText([{ head: 'id', unit: '', align: 'left' }, { head: 'n', unit: '', align: 'right' }, { head: 'm', unit: '', align: 'right' }], [['a', '1', '2']], 6) // => ['id  n', 'a   1', '', 'id  m', 'a   2']
 */
export function foldedText(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
  keys = 1,
): string[] {
  const cells = [columns.map(({ head }) => head), columns.map(({ unit }) => unit), ...rows];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)) + GAP.length);
  const naming = [...columns.keys()].slice(0, keys);
  const keyWidth = naming.reduce((sum, i) => sum + widths[i]!, -GAP.length);
  const tables: number[][] = [];
  let used = width + 1;
  for (const i of [...columns.keys()].slice(keys)) {
    if (used + widths[i]! > width) {
      tables.push([...naming]);
      used = keyWidth;
    }
    tables.at(-1)!.push(i);
    used += widths[i]!;
  }
  return tables.flatMap((places, table) => [
    ...(table === 0 ? [] : ['']),
    ...alignedText(
      places.map((i) => columns[i]!),
      rows.map((row) => places.map((i) => row[i] ?? '')),
    ),
  ]);
}

/**
 * Breaks a text at spaces, but not before a per cent sign, into lines of at most so many characters; a longer word keeps its own line.
 * @param width [characters], 1 or more
 *
 * wrapText('one two three', 8) // => ['one two', 'three']
 * wrapText('some 3 %', 6) // => ['some', '3 %']
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+(?!%)/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pad(text: string, width: number, align: TextColumn['align']): string {
  return align === 'left' ? text.padEnd(width) : text.padStart(width);
}
