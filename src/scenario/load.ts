import type { Issue } from '../base/issue.ts';
import { InputError } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { priorText } from '../random/prior-text.ts';
import type { FindShipped, ReadScenarioFile, ScenarioSource } from './chain.ts';
import { readChain } from './chain.ts';
import { checkOptions, checkUncertainty } from './check-uncertainty.ts';
import { printYaml } from './document.ts';
import { idOf } from './file-id.ts';
import { loadLab } from './load-lab.ts';
import { loadNetwork } from './load-network.ts';
import type { LoadedScenario, ParameterInfo } from './loaded.ts';
import type { LocatedMap } from './located.ts';
import { issueAt, nodeAt, toPlain } from './located.ts';
import { splitAtFork } from './merge.ts';
import { applyOverrides } from './overrides.ts';
import { readUncertainty } from './read-uncertainty.ts';
import { readPrior } from './schema/prior.ts';
import { priorsSchema } from './schema/priors.ts';
import { readDocument } from './schema/read-document.ts';
import { describeWritten } from './schema/report.ts';
import { NO_UNCERTAINTY } from './uncertainty.ts';
import { applyWhatIfs, checkWhatIf, WHAT_IF } from './what-ifs.ts';

/** How a scenario is loaded. */
export type LoadOptions = {
  /** Gives the text of a file; the only way to a disk. */
  readonly read: ReadScenarioFile;
  /** Finds the scenarios that may be extended by their name; without it there are none. */
  readonly findShipped?: FindShipped;
  /** Files of kind what-if, laid over the merged document in order; none unless given. */
  readonly whatIfs?: readonly string[];
  /** `path=value`, laid over all that in order. */
  readonly overrides: readonly string[];
  /** Replaces `time.end`. */
  readonly end?: string;
  /** Replaces `time.sample`. */
  readonly sample?: string;
};

const KINDS = ['lab', 'network', 'priors', WHAT_IF];

/**
 * Loads a scenario: reads it and what it extends, lays overrides over it, checks all of it and turns it into the input of a
 * simulation.
 * @throws InputError with every problem found
 */
export function loadScenario(path: string, options: LoadOptions): LoadedScenario {
  const chain = readChain(path, options.read, options.findShipped);
  if (chain.document === undefined) throw new InputError(chain.issues);
  const supposed = applyWhatIfs(chain.document, options.whatIfs ?? [], options.read);
  const { document, issues: overrideIssues } = applyOverrides(supposed.document, allOverrides(options));
  const content = loadContent(document);
  const sources = [...chain.sources, ...supposed.sources];
  const issues = inOrder(distinct([...chain.issues, ...supposed.issues, ...overrideIssues, ...content.issues]), sources);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 || !content.ok) throw new InputError(errors);
  const { title, kind, from } = toPlain(document) as Pick<LoadedScenario, 'title' | 'kind' | 'from'>;
  return {
    id: idOf(path),
    title,
    kind,
    from,
    parameters: parametersOf(document),
    resolvedYaml: printYaml(toPlain(document)),
    sources,
    warnings: issues,
    uncertainty: content.uncertainty,
    lab: content.lab,
    network: content.network,
  };
}

function allOverrides({ overrides, end, sample }: LoadOptions): readonly string[] {
  const added = [end === undefined ? [] : [`time.end=${end}`], sample === undefined ? [] : [`time.sample=${sample}`]];
  return [...overrides, ...added.flat()];
}

type Content = Pick<LoadedScenario, 'lab' | 'network' | 'uncertainty'> & {
  readonly ok: boolean;
  readonly issues: readonly Issue[];
};

const NOTHING: Content = { lab: undefined, network: undefined, uncertainty: NO_UNCERTAINTY, ok: false, issues: [] };

function loadContent(document: LocatedMap): Content {
  const kind = nodeAt(document, ['kind']);
  const value = kind?.kind === 'scalar' ? kind.value : undefined;
  if (value === 'lab') return loadUncertainLab(document);
  if (value === 'priors') return loadPriors(document);
  if (value === WHAT_IF) return loadWhatIf(document);
  if (value === 'network') {
    const { network, issues } = loadNetwork(document);
    return { ...NOTHING, network, ok: network !== undefined, issues };
  }
  const received = kind === undefined ? 'nothing' : describeWritten(toPlain(kind));
  const near = suggest(String(value), KINDS);
  const hint = near === undefined ? {} : { hint: `Did you mean \`${near}\`?` };
  return {
    ...NOTHING,
    issues: [issueAt(document, ['kind'], { expected: 'lab, network, priors or what-if', received, ...hint })],
  };
}

/** A lab with what it is unsure of; options are loaded only where the rest of it can be. */
function loadUncertainLab(document: LocatedMap): Content {
  const used = new Set<string>();
  const ofOptions = checkOptions(document, used);
  const { lab, issues: ofLab } = loadLab(document, used);
  const issues = [...ofLab, ...checkUncertainty(document), ...(lab === undefined ? [] : ofOptions)];
  const ok = lab !== undefined && !hasErrors(issues);
  return { ...NOTHING, lab, uncertainty: ok ? readUncertainty(document) : NO_UNCERTAINTY, ok, issues };
}

function loadPriors(document: LocatedMap): Content {
  const { document: read, issues: found } = readDocument(document, priorsSchema, new Set());
  const issues = [...found, ...checkUncertainty(document)];
  const ok = read !== undefined && !hasErrors(issues);
  return { ...NOTHING, uncertainty: ok ? readUncertainty(document) : NO_UNCERTAINTY, ok, issues };
}

function loadWhatIf(document: LocatedMap): Content {
  const issues = checkWhatIf(document);
  return { ...NOTHING, ok: issues.length === 0, issues };
}

function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some(({ severity }) => severity === 'error');
}

function parametersOf(document: LocatedMap): readonly ParameterInfo[] {
  const base = toPlain(splitAtFork(document).base) as { parameters?: Record<string, WrittenParameter> };
  return Object.entries(base.parameters ?? {})
    .filter(([, { value, unit, range }]) => value !== undefined && unit !== undefined && range !== undefined)
    .map(([id, { value, unit, range, prior, priorSource, role, source }]) => ({
      id,
      value,
      unit,
      low: range[0],
      high: range[1],
      prior: prior === undefined ? undefined : priorText(readPrior(prior)),
      priorSource,
      role,
      source,
    }));
}

type WrittenParameter = {
  readonly value: number;
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly prior?: unknown;
  readonly priorSource?: string;
  readonly role: ParameterInfo['role'];
  readonly source: string;
};

/** The same problem shows up to and from the fork on, and what could not be read is then missing too; it is told once. */
function distinct(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<string>();
  const paths = new Set<string>();
  return issues.filter((issue) => {
    const key = JSON.stringify(issue);
    const told = seen.has(key) || (issue.received === 'nothing' && paths.has(issue.path));
    seen.add(key);
    paths.add(issue.path);
    return !told;
  });
}

/** As they stand in the files, the scenario's own first; then those of the command line. */
function inOrder(issues: readonly Issue[], sources: readonly ScenarioSource[]): readonly Issue[] {
  const fileIndex = ({ file }: Issue): number =>
    file === undefined ? sources.length : sources.findIndex(({ path }) => path === file);
  return [...issues].sort(
    (a, b) => fileIndex(a) - fileIndex(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  );
}
