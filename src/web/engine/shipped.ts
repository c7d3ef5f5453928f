import type { Problem } from '../../base/issue.ts';
import type { Titled } from './messages.ts';

/** Texts of the scenarios and what-ifs that come with loopgain, by path from the package's folder of scenarios. */
const TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(import.meta.glob<string>('../../../scenarios/**/*.yaml', { query: '?raw', import: 'default', eager: true })).map(
    ([path, text]) => [path.slice('../../../'.length), text],
  ),
);

const WHAT_IFS = 'scenarios/what-ifs/';

/** Text of a shipped file. */
export function readShipped(path: string): string | Problem {
  return TEXTS[path] ?? { expected: 'a scenario that comes with loopgain', received: `\`${path}\`` };
}

/** Path of a shipped scenario, by its name. */
export function findShipped(name: string): string | Problem {
  const path = scenarioPaths().find((known) => idOfPath(known) === name);
  return path ?? { expected: 'the name of a shipped scenario', received: `\`${name}\`` };
}

/** Path of a shipped what-if, by its name. */
export function whatIfPath(name: string): string {
  return `${WHAT_IFS}${name}.yaml`;
}

/** Names and titles of the labs and what-ifs that are shipped. */
export function shippedTitles(): { readonly labs: readonly Titled[]; readonly whatIfs: readonly Titled[] } {
  const whatIfs = Object.keys(TEXTS).filter((path) => path.startsWith(WHAT_IFS));
  return { labs: scenarioPaths().filter(isLab).map(titled), whatIfs: whatIfs.map(titled) };
}

function scenarioPaths(): readonly string[] {
  return Object.keys(TEXTS).filter((path) => !path.startsWith(WHAT_IFS));
}

function titled(path: string): Titled {
  return { id: idOfPath(path), title: /^title: (.*)$/m.exec(TEXTS[path]!)?.[1] ?? idOfPath(path) };
}

function idOfPath(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.yaml'.length);
}

/** Whether a file is a lab: it says so, or what it extends does. */
function isLab(path: string): boolean {
  const text = TEXTS[path]!;
  const kind = /^kind: (\w+)/m.exec(text)?.[1];
  const parent = /^extends: ([\w-]+)/m.exec(text)?.[1];
  return kind === 'lab' || (kind === undefined && parent !== undefined && isLab(String(findShipped(parent))));
}
