import { join } from 'node:path';
import { parseIsoDate } from '../../base/calendar.ts';
import { InputError } from '../../base/issue.ts';
import { suggest } from '../../base/suggest.ts';
import { DAYS_PER_YEAR } from '../../base/units.ts';
import { type Manifest, readManifest } from '../../io/manifest.ts';
import { readLabResult } from '../../io/read-lab-result.ts';
import { readTextFile } from '../../io/read-text.ts';
import { type MarginalValue, simulateMarginalValues } from '../../lab/marginal-value.ts';
import { alignedLines } from '../../report/aligned-text.ts';
import { figureText } from '../../report/figure-text.ts';
import { labBindingText, marginalValueText } from '../../report/lab-binding-text.ts';
import { classificationText, type LabSummary } from '../../report/lab-text.ts';
import { type NetworkSummary, networkBindingText } from '../../report/network-text.ts';
import { columnIds, findColumns, type PlacedColumn } from '../../report/output-tables.ts';
import type { ParameterInfo } from '../../scenario/loaded.ts';
import { explainKey, type KeyInfo } from '../../scenario/schema/keys.ts';
import { type Action, type Answer, plainAnswer } from '../answer.ts';
import { loadScenarios } from '../load.ts';

/** Enough for a standard error of a few hundredths, in some ten seconds. */
const MARGINAL_REPLICATIONS = 8;

/** Says what a folder of results, a column, a parameter or a key of scenario files is about. */
export const explain: Action = ({ topic = '', scenario, simulate }) => {
  const manifest = readManifest(topic);
  if (manifest !== undefined) return explainFolder(topic, manifest, simulate);
  const [loaded] = loadScenarios([scenario], { set: [], until: undefined, sample: undefined });
  const parameters = loaded!.scenario.parameters;
  const parameter = parameters.find(({ id }) => id === topic);
  if (parameter !== undefined) return explainParameter(parameter, scenario);
  const columns = findColumns(topic);
  if (columns.length > 0) return explainColumn(columns);
  const keys = explainKey(topic);
  if (keys.length > 0) return explainKeys(keys);
  throw unknownTopic(topic, [...parameters.map(({ id }) => id), ...columnIds()]);
};

function explainFolder(folder: string, { scenario, seed, fingerprint, replay }: Manifest, simulate: boolean): Answer {
  const summary: unknown = JSON.parse(readTextFile(join(folder, 'summary.json')));
  const isLab = scenario.kind === 'lab';
  const told = isLab
    ? [...labBinding(folder, simulate ? seed : undefined), '', ...classificationText(summary as LabSummary)]
    : networkBindingText(summary as NetworkSummary);
  const lines = [`${scenario.title} (seed ${seed})`, '', ...told];
  return { ...plainAnswer(lines, { scenario, seed, fingerprint, summary }), notes: [`Repeat: ${replay}`] };
}

/** What binds at the end, and at the first sample after each move of the bottleneck; with a seed, what more of each pool is worth. */
function labBinding(folder: string, seed: number | undefined): string[] {
  const { dates, migrationDates, bindingAt } = readLabResult(folder);
  const moves = migrationDates.flatMap((date) => dates.find((sampled) => sampled >= date) ?? []);
  const shown = [...new Set([...moves, ...dates.slice(-1)])].sort();
  const values = seed === undefined ? undefined : marginalValues(folder, seed, shown);
  return shown.flatMap((date, index) => [
    ...(index === 0 ? [] : ['', '']),
    ...labBindingText(bindingAt(date)),
    ...(values === undefined ? [] : ['', ...marginalValueText(values[index]!)]),
  ]);
}

/** Simulates the folder's scenario with more of each pool, and looks at the year after each date, or at the last year. */
function marginalValues(folder: string, seed: number, dates: readonly string[]): readonly (readonly MarginalValue[])[] {
  const [given] = loadScenarios([join(folder, 'scenario.resolved.yaml')], { set: [], until: undefined, sample: undefined });
  const lab = given!.scenario.lab!;
  const stretches = dates.map((date) => {
    const fromDays = Math.min(parseIsoDate(date)! - lab.epochCivilDays, lab.endDays - DAYS_PER_YEAR);
    return { fromDays, toDays: fromDays + DAYS_PER_YEAR };
  });
  return simulateMarginalValues(lab, { seed, draw: 'point', replication: 1 }, stretches, MARGINAL_REPLICATIONS);
}

function explainKeys(keys: readonly KeyInfo[]): Answer {
  const lines = keys.flatMap((key, index) => [...(index === 0 ? [] : ['']), ...alignedLines(keyRows(key), ['left', 'left'])]);
  return plainAnswer(lines, { keys });
}

function keyRows({ kind, path, meaning, unit, byDefault, words }: KeyInfo): string[][] {
  return [
    ['key', path],
    ['in', `${kind} scenarios`],
    ['meaning', meaning],
    ...(unit === undefined ? [] : [['unit', unit]]),
    ...(byDefault === undefined ? [] : [['default', String(byDefault)]]),
    ...(words === undefined ? [] : [['one of', words.join(', ')]]),
  ];
}

/** Files often share a column; what they say about it is told once. */
function explainColumn(columns: readonly PlacedColumn[]): Answer {
  const said = new Map(columns.map(({ column }) => [`${column.unit} ${column.meaning}`, column]));
  const lines = [...said.values()].flatMap((column) => {
    const places = columns.filter((placed) => placed.column.meaning === column.meaning);
    return [
      ...alignedLines(
        [
          ['column', column.id],
          ['unit', column.unit],
          ['meaning', column.meaning],
          ['in', places.map(({ kind, file }) => `${file} (${kind.toLowerCase()})`).join(', ')],
        ],
        ['left', 'left'],
      ),
      '',
    ];
  });
  return plainAnswer(lines.slice(0, -1), { columns });
}

function explainParameter(parameter: ParameterInfo, scenario: string): Answer {
  const { id, value, unit, low, high, prior, role, source } = parameter;
  const rows = [
    ['parameter', id],
    ['value', `${figureText(value)} ${unit}`],
    ['range', `${figureText(low)} to ${figureText(high)}`],
    ...(prior === undefined ? [] : [['prior', prior]]),
    ['role', role],
    ['source', source],
    ['scenario', scenario],
  ];
  const notes = [`Change it: loopgain run ${scenario} --set ${id}=${value}`];
  return { ...plainAnswer(alignedLines(rows, ['left', 'left']), { scenario, parameter }), notes };
}

function unknownTopic(topic: string, known: readonly string[]): InputError {
  const near = suggest(topic, known);
  const hint =
    near === undefined ? 'See docs/outputs.md for columns and the scenario file for parameters' : `Did you mean ${near}?`;
  const expected = 'a folder of results, a parameter, a column of the CSV files or a key of scenario files';
  return new InputError([{ path: topic, severity: 'error', expected, received: 'none of these', hint }]);
}
