import { priorQuantile } from '../../random/prior-quantile.ts';
import { parseScenarioText } from '../../scenario/document.ts';
import type { LoadedScenario } from '../../scenario/loaded.ts';
import { toPlain } from '../../scenario/located.ts';
import type { DescribedParameter, DescribedStage, Description } from './messages.ts';

/** Day on which the shipped futures part from their history, for those that have not parted yet. */
const PARTING = '2026-07-01';
const HISTORY_FILE = 'scenarios/history.yaml';
/** Shares of a prior that lie below the ends of what is believed. */
const [LEAST, MOST] = [0.05, 0.95];

/** What of a resolved scenario is looked up by its keys. */
interface Written {
  readonly time?: { readonly end?: string };
  readonly change?: { readonly parameters?: Readonly<Record<string, number>> };
  readonly stages?: Readonly<Record<string, { readonly work?: unknown }>>;
}

/** A scenario as the page's controls need it. */
export function describe(scenario: LoadedScenario): Description {
  const { root } = parseScenarioText(scenario.resolvedYaml);
  const written = (root === undefined ? {} : toPlain(root)) as Written;
  const parts = scenario.sources.some(({ path }) => path === HISTORY_FILE) && (written.time?.end ?? '') > PARTING;
  const from = scenario.from ?? (parts ? PARTING : undefined);
  return {
    id: scenario.id,
    title: scenario.title,
    from,
    needsFrom: scenario.from === undefined && from !== undefined,
    parameters: parametersOf(scenario, written),
    stages: stagesOf(scenario, written, from),
    warnings: scenario.warnings.map(({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`),
  };
}

function parametersOf({ parameters, sources, uncertainty }: LoadedScenario, { change }: Written): DescribedParameter[] {
  const parts = new Map(sources.toReversed().flatMap(({ text }) => [...partsOf(text)]));
  const believed = new Map(
    uncertainty.parameters.map(({ id, prior, low, high }) => {
      const at = (share: number): number => priorQuantile(prior, { low, high }, share);
      return [id, [at(LEAST), at(MOST)] as const];
    }),
  );
  return parameters.map((parameter) => {
    const { id } = parameter;
    const about = { part: parts.get(id) ?? 'other', believed: believed.get(id) };
    const changed = change?.parameters?.[id];
    if (changed === undefined) return { ...parameter, ...about, path: id };
    return { ...parameter, ...about, value: changed, path: `change.parameters.${id}` };
  });
}

/**
 * The parts that a scenario file's comments cut its parameters into, by parameter.
 *
 * [...partsOf('parameters:\n  # -- people\n  staff: {value: 1}')] // => [['staff', 'people']]
 */
export function partsOf(text: string): Map<string, string> {
  const parts = new Map<string, string>();
  let part: string | undefined;
  for (const line of text.split('\n')) {
    part = /^ {2}# -- (.*)$/.exec(line)?.[1] ?? part;
    const id = /^ {2}([a-zA-Z][a-zA-Z0-9]*): \{/.exec(line)?.[1];
    if (line !== '' && !line.startsWith(' ') && !line.startsWith('parameters:')) part = undefined;
    if (id !== undefined && part !== undefined) parts.set(id, part);
  }
  return parts;
}

/** Stages that people work at; those whose work is no plain number of hours are left out. */
function stagesOf({ lab }: LoadedScenario, { stages }: Written, from: string | undefined): DescribedStage[] {
  const room = from === undefined ? '' : 'change.';
  return (lab?.base.stages ?? []).flatMap((stage): DescribedStage[] => {
    if (stage.kind !== 'work' || !(stage.hours.experiment > 0)) return [];
    const work = stages?.[stage.id]?.work;
    const about = { id: stage.id, workHours: stage.hours.experiment, activity: stage.activity };
    const path = `${room}stages.${stage.id}.work`;
    if (typeof work === 'object' && work !== null && 'experiment' in work) return [{ ...about, path: `${path}.experiment` }];
    return typeof work === 'string' ? [{ ...about, path }] : [];
  });
}
