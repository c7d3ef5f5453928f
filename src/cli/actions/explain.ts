import { join } from 'node:path';
import { InputError } from '../../base/issue.ts';
import { suggest } from '../../base/suggest.ts';
import { type Manifest, readManifest } from '../../io/manifest.ts';
import { readTextFile } from '../../io/read-text.ts';
import { alignedLines } from '../../report/aligned-text.ts';
import { figureText } from '../../report/figure-text.ts';
import { type NetworkSummary, networkBindingText } from '../../report/network-text.ts';
import { columnIds, findColumns, type PlacedColumn } from '../../report/output-tables.ts';
import type { ParameterInfo } from '../../scenario/loaded.ts';
import { type Action, type Answer, plainAnswer } from '../answer.ts';
import { loadScenarios } from '../load.ts';

/** Says what a folder of results, a column or a parameter is about. */
export const explain: Action = ({ topic = '', scenario }) => {
  const manifest = readManifest(topic);
  if (manifest !== undefined) return explainFolder(topic, manifest);
  const columns = findColumns(topic);
  if (columns.length > 0) return explainColumn(columns);
  const [loaded] = loadScenarios([scenario], { set: [], until: undefined, sample: undefined });
  const parameters = loaded!.scenario.parameters;
  const parameter = parameters.find(({ id }) => id === topic);
  if (parameter !== undefined) return explainParameter(parameter, scenario);
  throw unknownTopic(topic, [...parameters.map(({ id }) => id), ...columnIds()]);
};

function explainFolder(folder: string, { scenario, seed, fingerprint, replay }: Manifest): Answer {
  const summary: unknown = JSON.parse(readTextFile(join(folder, 'summary.json')));
  const lines = [`${scenario.title} (seed ${seed})`, '', ...networkBindingText(summary as NetworkSummary)];
  return { ...plainAnswer(lines, { scenario, seed, fingerprint, summary }), notes: [`Repeat: ${replay}`] };
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
          ['unit', column.unit === '' ? '(none)' : column.unit],
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
  const expected = 'a folder of results, a column of the CSV files or a parameter';
  return new InputError([{ path: topic, severity: 'error', expected, received: 'none of these', hint }]);
}
