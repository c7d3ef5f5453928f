import { parseScenarioText } from '../../scenario/document.ts';
import type { LoadedScenario } from '../../scenario/loaded.ts';
import { toPlain } from '../../scenario/located.ts';
import type { DescribedParameter, DescribedStage, Description } from './messages.ts';

/** What of a resolved scenario is looked up by its keys. */
interface Written {
  readonly change?: { readonly parameters?: Readonly<Record<string, number>> };
  readonly stages?: Readonly<Record<string, { readonly work?: unknown }>>;
}

/** A scenario as the page's controls need it. */
export function describe(scenario: LoadedScenario): Description {
  const { root } = parseScenarioText(scenario.resolvedYaml);
  const written = (root === undefined ? {} : toPlain(root)) as Written;
  return {
    id: scenario.id,
    title: scenario.title,
    from: scenario.from,
    parameters: parametersOf(scenario, written),
    stages: stagesOf(scenario, written),
    warnings: scenario.warnings.map(({ path, expected, received }) => `${path}: expected ${expected}, got ${received}`),
  };
}

function parametersOf({ parameters, sources }: LoadedScenario, { change }: Written): DescribedParameter[] {
  const parts = new Map(sources.toReversed().flatMap(({ text }) => [...partsOf(text)]));
  return parameters.map((parameter) => {
    const changed = change?.parameters?.[parameter.id];
    const part = parts.get(parameter.id) ?? 'other';
    if (changed === undefined) return { ...parameter, path: parameter.id, part };
    return { ...parameter, value: changed, path: `change.parameters.${parameter.id}`, part };
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
function stagesOf({ lab, from }: LoadedScenario, { stages }: Written): DescribedStage[] {
  const room = from === undefined ? '' : 'change.';
  return (lab?.base.stages ?? []).flatMap((stage): DescribedStage[] => {
    if (stage.kind !== 'work' || !(stage.hours.experiment > 0)) return [];
    const work = stages?.[stage.id]?.work;
    const path = `${room}stages.${stage.id}.work`;
    if (typeof work === 'object' && work !== null && 'experiment' in work)
      return [{ id: stage.id, path: `${path}.experiment`, workHours: stage.hours.experiment }];
    return typeof work === 'string' ? [{ id: stage.id, path, workHours: stage.hours.experiment }] : [];
  });
}
