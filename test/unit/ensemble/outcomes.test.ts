import { describe, expect, test } from 'vitest';
import { formatIsoDate, parseIsoDate } from '../../../src/base/calendar.ts';
import { readOutcomes } from '../../../src/ensemble/score/outcomes.ts';
import type { StoredForecast } from '../../../src/ensemble/score/stored.ts';
import { outcomeRows } from '../../../src/io/outcome-rows.ts';
import { templateTable } from '../../../src/report/score-template.ts';
import { problemsOf } from '../../support/scenario-files.ts';

const day = (text: string): number => parseIsoDate(text)!;
const forecast = (id: string): StoredForecast => ({
  ...{ id, title: id, fromDays: undefined, paths: [] },
  sampleDays: ['2026-01-01', '2026-02-01', '2026-03-01'].map(day),
  metrics: ['human_share', 'horizon_p50_minutes'],
  milestones: ['ai-code-90', 'horizon-week', 'recursion'],
});
const FORECASTS = [forecast('slow'), forecast('fast')];
const read = (text: string) => readOutcomes(outcomeRows(text, 'mine.csv'), FORECASTS, 'mine.csv');
const problems = (text: string) => problemsOf(() => read(text));
const HEAD = 'subject,date,value,scenario,note\n';

test('a row is about one scenario or about all, and is held against the last sample on or before its date', () => {
  const outcomes = read(`${HEAD}human_share,2026-02-27,2.5e-1,fast,"mine, not read"\nhorizon-week,2026-03,not yet,,\n`);
  expect(outcomes).toEqual([
    { forecast: 'fast', day: day('2026-02-27'), sample: 1, finding: { kind: 'metric', subject: 'human_share', value: 0.25 } },
    ...['slow', 'fast'].map((id) => ({
      ...{ forecast: id, day: day('2026-03-01'), sample: 2 },
      finding: { kind: 'milestone', subject: 'horizon-week', reachedDays: Infinity },
    })),
  ]);
});

test('columns come in any order, as a spreadsheet writes them; a milestone has its date, a future its class', () => {
  const [milestone, , future] = read('value,subject,date\r\n2026-01-15,ai-code-90,2026-02-01\r\ns-curve,future,2026-03-01');
  expect(milestone!.finding).toEqual({ kind: 'milestone', subject: 'ai-code-90', reachedDays: day('2026-01-15') });
  expect(future!.finding).toEqual({ kind: 'future', subject: 'future', future: 's-curve' });
});

test('what is known only years later is refused of days that nobody can know of by the end', () => {
  const long = { ...forecast('long'), sampleDays: ['2026-01-01', '2028-01-01', '2030-01-01'].map(day) };
  const one = (row: string) => readOutcomes(outcomeRows(`${HEAD}${row}\n`, 'mine.csv'), [long], 'mine.csv');
  expect(one('recursion,2027-12-31,not yet')).toMatchObject([{ sample: 0, finding: { reachedDays: Infinity } }]);
  expect(one('horizon-week,2030-01-01,not yet')).toHaveLength(1);
  for (const value of ['not yet', '2026-05-01'])
    expect(problemsOf(() => one(`recursion,2028-01-02,${value}`))).toEqual([
      'mine.csv:2 date: expected a day up to 2028-01-01, since the forecast of long knows recursion only 731 days later, got 2028-01-02',
    ]);
});

test('the template asks for nothing that would be refused, and says what is known later', () => {
  const yearly = Array.from({ length: 11 }, (_, i) => day(`${2026 + i}-01-01`));
  const long = { ...forecast('long'), sampleDays: yearly };
  const { rows, values } = templateTable([long]);
  const asked = Array.from({ length: rows }, (_, row) => ({
    ...{ subject: String(values['subject']![row]), note: String(values['note']![row]) },
    date: formatIsoDate(Number(values['date']![row])),
  }));
  const last = (wanted: string) => asked.filter(({ subject }) => subject === wanted).at(-1)!;
  expect([last('recursion').date, last('horizon-week').date]).toEqual(['2033-01-01', '2036-01-01']);
  expect(last('recursion').note).toMatch(/; known only 731 days after the date$/);
  const filled = asked.map(({ subject, date }) => {
    const value = subject === 'future' ? 'none' : long.milestones.includes(subject) ? 'not yet' : '1';
    return `${subject},${date},${value}\n`;
  });
  const text = `subject,date,value\n${filled.join('')}`;
  expect(readOutcomes(outcomeRows(text, 'mine.csv'), [long], 'mine.csv')).toHaveLength(asked.length);
});

test('rows without a value and empty lines are not known yet', () => {
  expect(read(`${HEAD}human_share,2026-02-01,,,\n\nhuman_share,2026-03-01,0.5,slow,\n,,,,\n`)).toHaveLength(1);
  expect(problems(`${HEAD}human_share,2026-02-01,,,\n`)).toEqual([
    'mine.csv: expected at least one outcome with a value, got none. Fill in what has come true; --template prints what can be',
  ]);
});

describe('every problem is told with its line', () => {
  test.each([
    [
      'human_shar,2026-02-01,1',
      '2 subject: expected a metric or a milestone of the forecast, or `future`, got `human_shar`. Did you mean human_share?',
    ],
    ['human_share,2026-02-30,1', '2 date: expected a date such as 2027-01-01, got `2026-02-30`'],
    ['human_share,2027-02-01,1,slow', '2 date: expected a day of the forecast of slow, 2026-01-01 to 2026-03-01, got 2027-02-01'],
    ['human_share,2026-02-01,many', '2 value: expected a number, got `many`'],
    ['human_share,2026-02-01,Infinity', '2 value: expected a number, got `Infinity`'],
    ['human_share,2026-02-01,1,fats', '2 scenario: expected `slow`, `fast`, or nothing for all, got `fats`. Did you mean fast?'],
    [
      'horizon-week,2026-02-01,2026-02-02',
      '2 value: expected the date on which it was reached, no later than that on which it was looked for, or `not yet`, got `2026-02-02`',
    ],
    [
      'future,2026-02-01,scurve',
      '2 value: expected `recursion`, `compounding`, `s-curve`, `none`, got `scurve`. Did you mean s-curve?',
    ],
    ['human_share,2026-02-01,1,slow,,', '2: expected 5 cells as in the first line, got 6'],
    [
      'human_share,2026-02-01,"1"2,slow',
      '2: expected cells between commas on one line, in quotes where they hold commas, got `human_share,2026-02-01,"1"2,slow`',
    ],
  ])('%s', (row, problem) => {
    expect(problems(`${HEAD}${row}\n`)).toEqual([`mine.csv:${problem}`]);
  });

  test('all at once, and those of the first line by themselves', () => {
    const many = problems(`${HEAD}human_share,2026-02-01,1,,\nx,2026-02-01,1,,\nhuman_share,soon,1,,\n`);
    expect(many.map((line) => line.split(' ')[0])).toEqual(['mine.csv:3', 'mine.csv:4']);
    expect(problems('subject,day,value\nx,y,z\n')).toEqual([
      'mine.csv:1: expected a column `date`, got `subject`, `day`, `value`',
      'mine.csv:1: expected no columns but `subject`, `date`, `value`, `scenario`, `note`, got `day`',
    ]);
    expect(problems('')).toHaveLength(3);
  });
});
