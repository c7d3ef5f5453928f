import { expect, test } from 'vitest';
import { daysFromCivil } from '../../../src/base/calendar.ts';
import { bandText, bandWords, bindingByCell, letterWords, stageLetters } from '../../../src/report/bottleneck-band.ts';
import { courseWords } from '../../../src/report/course-words.ts';
import { sparkline, sparkRange } from '../../../src/report/sparkline.ts';
import { cellMonth, cellName, cellOf, timeCells, yearScale } from '../../../src/report/time-cells.ts';
import { timeChart } from '../../../src/report/time-chart.ts';

const day = (year: number, month: number): number => daysFromCivil({ year, month, day: 1 });

function monthly(fromYear: number, months: number): number[] {
  return Array.from({ length: months }, (_, i) => day(fromYear + Math.floor(i / 12), (i % 12) + 1));
}

test('equal ratios are equal steps, whatever the unit', () => {
  const doublings = Array.from({ length: 8 }, (_, i) => 3 * 2 ** i);
  expect(sparkline(doublings)).toBe('▁▂▃▄▅▆▇█');
  expect(sparkline(doublings.map((value) => value / 60))).toBe('▁▂▃▄▅▆▇█');
});

test('curves of one range can be compared; what lies outside it stays on the edge', () => {
  const range = sparkRange([1, 2 ** 7]);
  expect(sparkline([2, 2 ** 6], range)).toBe('▂▇');
  expect(sparkline([0.01, 1e9], range)).toBe('▁█');
});

test('what is capped, missing or without a logarithm is shown as such', () => {
  expect(sparkline([1, Infinity, Number.NaN, 0, -1, 2])).toBe('▁^...█');
  expect(sparkline([Number.NaN, Infinity])).toBe('.^');
});

test.each([
  [61, 10, 'month', 61],
  [181, 10, 'quarter', 61],
  [181, 17, 'half year', 31],
  [12 * 200 + 1, 10, 'five years', 41],
])('%i months beside a label of %i characters take a sign per %s', (months, label, name, count) => {
  const cells = timeCells(monthly(2021, months), label);
  expect(cellName(cells)).toBe(name);
  expect(cells.count).toBe(count);
});

test('no sign is left without a sample: yearly samples have a sign per year', () => {
  const cells = timeCells(
    [2022, 2023, 2024, 2025].map((year) => day(year, 1)),
    10,
  );
  expect([cellName(cells), cells.count]).toEqual(['year', 4]);
});

test('a year stands above the cell in which it begins', () => {
  const cells = timeCells(monthly(2021, 181), 10);
  const scale = yearScale(cells);
  for (const { 0: year, index } of scale.matchAll(/\d{4}/g)) {
    expect(cellOf(cells, day(Number(year), 1))).toBe(index);
    expect(cellMonth(cells, index)).toBe(`${year}-01`);
  }
  expect(scale.length).toBeLessThanOrEqual(cells.count + 3);
});

const STAGES = ['decide', 'design', 'implement', 'debug', 'scaffold', 'run', 'analyze', 'review', 'secure', 'integrate'];

test('no two stages share a letter, not even where all of their own are taken', () => {
  expect(new Set(stageLetters(STAGES).values()).size).toBe(STAGES.length);
  expect([...stageLetters(['a', 'aa', 'aaa', 'b']).values()]).toEqual(['A', 'B', 'C', 'D']);
});

test('a cell shows the stage of most paths and samples, and words say the same', () => {
  const cells = timeCells(monthly(2021, 181), 10);
  const counts = [
    { civilDays: day(2021, 1), stage: 'run', paths: 2 },
    { civilDays: day(2021, 2), stage: 'decide', paths: 3 },
    { civilDays: day(2021, 3), stage: 'run', paths: 2 },
    { civilDays: day(2021, 4), stage: 'decide', paths: 1 },
  ];
  const stages = bindingByCell(cells, counts).slice(0, 3);
  const letters = stageLetters(STAGES);
  expect(bandText(stages, letters)).toBe('RD.');
  expect(bandWords(stages, cells)).toBe('run from 2021-01, decide from 2021-04, unknown from 2021-07');
  expect(letterWords([stages], letters)).toBe('D decide, R run');
});

test('a course says where it stayed, went and ended', () => {
  const civilDays = monthly(2021, 7);
  expect(courseWords({ civilDays, values: [1, 1, 2, 3, 4, 9, 9] }, String)).toBe(
    '1 until 2021-02, 3 in 2021-04, 4 in 2021-05, 9 from 2021-06',
  );
  expect(courseWords({ civilDays, values: [1, 2, 3, 4, 5, 6, 7] }, String, 'full')).toMatch(/^1 in 2021-01, .*, 7 in 2021-07$/);
  expect(courseWords({ civilDays, values: [1, 2, 3, 4, 5, Infinity, Infinity] }, String, 'full')).toMatch(/, full from 2021-06$/);
  expect(courseWords({ civilDays, values: [Number.NaN, 1, 1, 2] }, String)).toMatch(/^1 until 2021-03, 2 in 2021-04$/);
  expect(courseWords({ civilDays, values: civilDays.map(() => Number.NaN) }, String)).toBe('none');
});

test('signs of all rows stand below each other and below their years', () => {
  const cells = timeCells(monthly(2021, 181), 'progress'.length);
  const signs = 'R'.repeat(cells.count);
  const [scale, heading, ...rows] = timeChart(
    [{ label: 'of one' }, { label: 'a', signs }, { label: 'progress', signs }],
    cells,
    'R run',
  );
  expect(heading).toBe('of one');
  const begins = rows.slice(0, 2).map((row) => row.indexOf('|') + 1);
  expect(begins).toEqual([scale!.indexOf('2021'), scale!.indexOf('2021')]);
  for (const line of rows) expect(line.length).toBeLessThanOrEqual(80);
});
