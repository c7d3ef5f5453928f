import { milestonesOf } from '../ensemble/milestones.ts';
import { alignedLines } from '../report/aligned-text.ts';
import { figureText } from '../report/figure-text.ts';
import { findFiles, type PlacedFile } from '../report/output-files.ts';
import { findColumns, type PlacedColumn } from '../report/output-tables.ts';
import type { LoadedScenario, ParameterInfo } from '../scenario/loaded.ts';
import { explainKey, type KeyInfo } from '../scenario/schema/keys.ts';
import type { Answer } from './answer.ts';
import { commandText } from './command-text.ts';
import { priorRows, variantRows } from './explain-uncertainty.ts';
import type { GivenScenario } from './load.ts';

/** What a word means in one of the places where it is known. */
interface Sense {
  /** Names and what is said of them; several for several things of this name. */
  readonly tables: readonly (readonly string[][])[];
  readonly notes: readonly string[];
  readonly json: Readonly<Record<string, unknown>>;
}

/**
 * Says what a word means: as a parameter or an id of a scenario, as a column or a file of results, as a key of scenario files.
 * @returns undefined if it is none of these
 */
export function explainWord(word: string, given: GivenScenario): Answer | undefined {
  const senses = [
    parameterSense(word, given),
    variantSense(word, given),
    idSense(word, given),
    milestoneSense(word, given),
    columnSense(word),
    fileSense(word),
    keySense(word),
  ];
  const found = senses.filter((sense) => sense !== undefined);
  if (found.length === 0) return undefined;
  const tables = found.flatMap((sense) => sense.tables);
  return {
    lines: tables.flatMap((rows, index) => [...(index === 0 ? [] : ['']), ...alignedLines(rows, ['left', 'left'])]),
    notes: found.flatMap(({ notes }) => notes),
    json: Object.assign({}, ...found.map(({ json }) => json)),
    warnings: [],
  };
}

/** Names that a scenario gives: its parameters, variants, stages, pools, classes and milestones. */
export function wordsOf(scenario: LoadedScenario): string[] {
  const { parameters, uncertainty } = scenario;
  return [...parameters, ...uncertainty.variants, ...idsOf(scenario), ...milestonesIn(scenario)].map(({ id }) => id);
}

function parameterSense(word: string, { name, scenario }: GivenScenario): Sense | undefined {
  const parameter = scenario.parameters.find(({ id }) => id === word);
  if (parameter === undefined) return undefined;
  const { id, value, unit, low, high, role, source } = parameter;
  const rows = [
    ['parameter', id],
    ['value', `${figureText(value)} ${unit}`],
    ['range', `${figureText(low)} to ${figureText(high)}`],
    ['role', role],
    ['source', source],
    ...priorRows(parameter, scenario.uncertainty),
    ['scenario', name],
  ];
  const change = commandText(['run', name, '--set', `${id}=${otherValue(parameter)}`]);
  return { tables: [rows], notes: low === high ? [] : [`Change it: ${change}`], json: { scenario: name, parameter } };
}

/** A mechanism of which nobody knows the form. */
function variantSense(word: string, { name, scenario }: GivenScenario): Sense | undefined {
  const variant = scenario.uncertainty.variants.find(({ id }) => id === word);
  if (variant === undefined) return undefined;
  return { tables: [[...variantRows(variant), ['scenario', name]]], notes: [], json: { scenario: name, variant } };
}

/**
 * A value in a parameter's range that it has not: halfway to the end that is further away.
 *
 * otherValue({ value: 0.6, low: 0.1, high: 1 }) // => 0.35
 * otherValue({ value: 1000, low: 1000, high: 1001 }) // => 1001
 */
export function otherValue({ value, low, high }: Pick<ParameterInfo, 'value' | 'low' | 'high'>): number {
  const end = high - value > value - low ? high : low;
  const halfway = Number(((value + end) / 2).toPrecision(2));
  return halfway !== value && halfway >= low && halfway <= high ? halfway : end;
}

/** What a scenario names by an id. */
interface NamedPart {
  readonly noun: 'stage' | 'pool' | 'class';
  readonly id: string;
  readonly said: readonly string[][];
}

function idsOf({ lab, network }: LoadedScenario): NamedPart[] {
  const part = (noun: NamedPart['noun'], id: string, ...said: string[][]): NamedPart => ({ noun, id, said });
  if (lab !== undefined) {
    const { stages, classes, people, agents, fleet } = lab.base;
    const visitors = (stage: number): string => classes.flatMap(({ id, path }) => (path.includes(stage) ? id : [])).join(', ');
    const staff = (stage: (typeof stages)[number]): string => (stage.kind === 'slots' ? fleet.id : people[stage.pool]!.id);
    return [
      ...stages.map((stage, index) =>
        part('stage', stage.id, ['activity', stage.activity], ['pool', staff(stage)], ['classes', visitors(index)]),
      ),
      ...people.map(({ id }) => part('pool', id, ['kind', 'people'])),
      part('pool', agents.id, ['kind', 'agents']),
      part('pool', fleet.id, ['kind', 'accelerators']),
      ...classes.map(({ id, path }) => part('class', id, ['path', path.map((stage) => stages[stage]!.id).join(', ')])),
    ];
  }
  if (network === undefined) return [];
  const { pools, stations, classes } = network.spec;
  return [
    ...stations.map(({ id, pool }) => part('stage', id, ['pool', pools[pool]!.id])),
    ...pools.map(({ id, capacity, schedule }) =>
      part('pool', id, ['capacity', `${figureText(capacity)} servers${schedule === undefined ? '' : ' on day 0'}`]),
    ),
    ...classes.map(({ id, priority }) => part('class', id, ['priority', String(priority)])),
  ];
}

function milestonesIn({ lab }: LoadedScenario): ReturnType<typeof milestonesOf> {
  return lab === undefined ? [] : milestonesOf(lab.base.stages.map(({ id }) => id));
}

function milestoneSense(word: string, { name, scenario }: GivenScenario): Sense | undefined {
  const milestone = milestonesIn(scenario).find(({ id }) => id === word);
  if (milestone === undefined) return undefined;
  const { id, meaning } = milestone;
  const rows = [
    ['milestone', id],
    ['meaning', meaning],
    ['in', 'milestones.csv, milestone_dates.csv and draws.csv of forecasts'],
    ['scenario', name],
  ];
  return { tables: [rows], notes: [], json: { scenario: name, milestone: { id, meaning } } };
}

const FILE_OF = { stage: 'stages.csv', pool: 'pools.csv', class: 'classes.csv' } as const;

function idSense(word: string, { name, scenario }: GivenScenario): Sense | undefined {
  const parts = idsOf(scenario).filter(({ id }) => id === word);
  if (parts.length === 0) return undefined;
  const tables = parts.map(({ noun, id, said }) => {
    const file = noun === 'class' && scenario.kind === 'lab' ? [] : [['figures', `rows of ${FILE_OF[noun]}`]];
    return [[noun, id], ...said, ...file, ['scenario', name]];
  });
  return {
    tables,
    notes: [],
    json: { scenario: name, parts: parts.map(({ noun, id, said }) => ({ noun, id, ...Object.fromEntries(said) })) },
  };
}

/** Files often share a column; what they say about it is told once. */
function columnSense(word: string): Sense | undefined {
  const columns = findColumns(word);
  if (columns.length === 0) return undefined;
  const said = new Map(columns.map(({ column }) => [`${column.unit} ${column.meaning}`, column]));
  const tables = [...said.values()].map((column) => {
    const places = columns.filter((placed) => placed.column.meaning === column.meaning);
    return [
      ['column', column.id],
      ['unit', column.unit],
      ['meaning', column.meaning],
      ['in', places.map(placeText).join(', ')],
    ];
  });
  return { tables, notes: [], json: { columns } };
}

function placeText({ kind, file }: PlacedColumn): string {
  return `${file} (${kind.toLowerCase()})`;
}

function fileSense(word: string): Sense | undefined {
  const files = findFiles(word);
  if (files.length === 0) return undefined;
  return { tables: files.flatMap(fileTables), notes: [], json: { files } };
}

function fileTables({ name, kind, holds, columns }: PlacedFile): string[][][] {
  const heads = columns.map(({ id, unit, meaning }) => [id, `${meaning} [${unit}]`]);
  const about = [
    ['file', name],
    ['of', kind.toLowerCase()],
    ['holds', holds],
  ];
  return heads.length === 0 ? [about] : [about, heads];
}

function keySense(word: string): Sense | undefined {
  const keys = explainKey(word);
  return keys.length === 0 ? undefined : { tables: keys.map(keyRows), notes: [], json: { keys } };
}

function keyRows({ kind, path, meaning, unit, byDefault, words }: KeyInfo): string[][] {
  const value = typeof byDefault === 'object' ? JSON.stringify(byDefault) : String(byDefault);
  return [
    ['key', path],
    ['in', `${kind} scenarios`],
    ['meaning', meaning],
    ...(unit === undefined ? [] : [['unit', unit]]),
    ...(byDefault === undefined ? [] : [['default', value]]),
    ...(words === undefined ? [] : [['one of', words.join(', ')]]),
  ];
}
