import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

type Room = {
  /** rooms it may import, beside itself and those open to all */
  readonly imports: readonly string[];
  /** npm packages that live in this room, one file each */
  readonly packages?: readonly string[];
  /** may use `node:*` and measure how long something takes */
  readonly system?: true;
  /** may wait for a while and follow the frames of a screen */
  readonly screen?: true;
};

/** The table of docs/architecture.md. A row may name only rows above it, so the table itself has no cycle. */
const ROOMS: Readonly<Record<string, Room>> = {
  base: { imports: [] },
  numeric: { imports: [] },
  random: { imports: [], packages: ['seedrandom'] },
  stats: { imports: [] },
  kernel: { imports: [] },
  queueing: { imports: ['kernel', 'random', 'stats'] },
  lab: { imports: ['queueing', 'kernel', 'random', 'stats'] },
  scenario: { imports: ['lab', 'queueing', 'random'], packages: ['yaml', 'zod', 'mathjs'] },
  ensemble: { imports: ['scenario', 'lab', 'queueing', 'random', 'stats'] },
  calibrate: { imports: ['ensemble', 'scenario', 'lab', 'random', 'stats'], packages: ['ml-levenberg-marquardt'] },
  report: {
    imports: ['calibrate', 'ensemble', 'scenario', 'lab', 'queueing', 'stats'],
    packages: ['csv-stringify', '@observablehq/plot'],
  },
  io: {
    imports: ['report', 'calibrate', 'ensemble', 'scenario', 'lab', 'queueing', 'kernel', 'random', 'stats'],
    packages: ['hyparquet', 'hyparquet-writer', 'linkedom'],
    system: true,
  },
  'index.ts': { imports: ['report', 'calibrate', 'ensemble', 'scenario', 'lab', 'queueing', 'kernel', 'random', 'stats'] },
  web: {
    imports: ['report', 'calibrate', 'ensemble', 'scenario', 'lab', 'queueing', 'random', 'stats'],
    packages: ['preact', '@preact/signals', 'virtual:published'],
    screen: true,
  },
  cli: {
    imports: ['index.ts', 'io', 'report', 'calibrate', 'ensemble', 'scenario', 'lab', 'queueing', 'kernel', 'random', 'stats'],
    packages: ['yargs', 'picocolors'],
    system: true,
  },
};
const OPEN_TO_ALL = ['base', 'numeric'];

/** Packages that a whole folder uses: there each file is a part of one schema, catalogue or page. */
const PACKAGE_FOLDERS: Readonly<Record<string, string>> = {
  zod: 'scenario/schema/',
  '@observablehq/plot': 'report/figures/',
  preact: 'web/',
  '@preact/signals': 'web/',
};

const MAX_LINES = 250;
/** The hot loop, which is one function; and pools of parts of servers, whose functions share typed arrays. */
const MAY_BE_LONGER = ['queueing/plain-pools.ts', 'queueing/shared-pools.ts'];

type SourceFile = {
  readonly path: string;
  readonly lines: number;
  /** the text without its comments, which may speak of what the code must not do */
  readonly code: string;
  readonly imports: readonly string[];
};

const files: readonly SourceFile[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join(posix.sep))
  .filter((path) => /\.tsx?$/.test(path))
  .sort()
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '');
    return { path, lines: text.trimEnd().split('\n').length, code, imports: specifiersOf(code) };
  });
const byPath = new Map(files.map((file) => [file.path, file]));

/** Everything a file imports or re-exports, types too: a cycle of types is still two files that cannot be read apart. */
function specifiersOf(code: string): string[] {
  const statements = code.matchAll(
    /(?:^|[\n;])\s*(?:import|export)\b(?:[^'";]*?\bfrom)?\s*(['"])(.+?)\1|\bimport\(\s*(['"])(.+?)\3/g,
  );
  return [...statements].map((match) => (match[2] ?? match[4])!);
}

function roomOf(path: string): string {
  return path.split('/')[0]!;
}

/** Source files that a file imports, for what purpose ever; style sheets are none. */
function localImports(file: SourceFile): string[] {
  const names = file.imports.map((name) => name.replace(/\?.*$/, '')).filter((name) => /^\..*(?<!\.css)$/.test(name));
  return names.map((name) => posix.normalize(posix.join(dirname(file.path), name)));
}

/** `@scope/name/part` and `name/part` without the part. */
function packagesOf(file: SourceFile): string[] {
  return file.imports
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}

describe('rooms', () => {
  test('the table names only rows above', () => {
    const seen: string[] = [];
    for (const [name, { imports }] of Object.entries(ROOMS)) {
      expect(seen, `${name} imports`).toEqual(expect.arrayContaining([...imports]));
      seen.push(name);
    }
  });

  test.each(files)('$path has a room and imports only what its room may', (file) => {
    const name = roomOf(file.path);
    const room = ROOMS[name];
    expect(room, `src/${name} needs a row in ROOMS`).toBeDefined();
    const allowed = [name, ...room!.imports, ...(name === 'base' ? [] : OPEN_TO_ALL)];
    for (const target of localImports(file)) {
      expect(byPath.has(target), `${target} exists`).toBe(true);
      expect(allowed, `${file.path} -> ${target}`).toContain(roomOf(target));
    }
  });

  test('no import cycles', () => {
    const finished = new Set<string>();
    const visit = (path: string, trail: readonly string[]): void => {
      expect(trail.includes(path), [...trail, path].join(' -> ')).toBe(false);
      if (finished.has(path)) return;
      const file = byPath.get(path);
      for (const target of file === undefined ? [] : localImports(file)) visit(target, [...trail, path]);
      finished.add(path);
    };
    for (const file of files) visit(file.path, []);
  });
});

describe('packages', () => {
  test.each(files)('$path uses only packages of its room', (file) => {
    for (const name of packagesOf(file)) expect(ROOMS[roomOf(file.path)]?.packages ?? [], file.path).toContain(name);
  });

  test('one file, or one folder, imports each package', () => {
    for (const name of Object.values(ROOMS).flatMap((room) => room.packages ?? [])) {
      const folder = PACKAGE_FOLDERS[name];
      const all = files.filter((file) => packagesOf(file).includes(name)).map((file) => file.path);
      const users = all.filter((path) => folder === undefined || !path.startsWith(folder));
      expect(users.length, `${name}: ${users.join(', ')}`).toBeLessThanOrEqual(folder === undefined ? 1 : 0);
    }
  });

  test.each(files)('$path asks the system only from a room at the edge', (file) => {
    const room = ROOMS[roomOf(file.path)];
    if (room?.system) return;
    expect(file.imports.filter((name) => isBuiltin(name))).toEqual([]);
    expect(file.code).not.toMatch(/(?<!-)\bprocess\.|\bconsole\./); // a file may be called work-in-process
    if (!room?.screen) expect(file.code).not.toMatch(/\bperformance\.now\b|\bsetTimeout\b|\brequestAnimationFrame\b/);
  });
});

describe('house rules', () => {
  test.each(files)('$path has no default export, clock or unseeded randomness', ({ code }) => {
    expect(code).not.toMatch(/\bexport default\b|\bas default\b/);
    expect(code).not.toMatch(/\bMath\.random\b|\bDate\.now\b|\bnew Date\(\s*\)|\bgetRandomValues\b|\brandomUUID\b/);
  });

  test.each(files)('$path is short enough to read at a sitting', ({ path, lines }) => {
    if (!MAY_BE_LONGER.includes(path)) expect(lines).toBeLessThanOrEqual(MAX_LINES);
  });

  test('figures to watch', () => {
    const byLength = [...files].sort((a, b) => b.lines - a.lines);
    const longest = byLength.slice(0, 5).map(({ path, lines }) => `${path} ${lines}`);
    const median = byLength[Math.floor(byLength.length / 2)];
    console.info(`src: ${files.length} files, median ${median?.lines} lines; longest: ${longest.join(', ')}`);
    expect(files.length).toBeGreaterThan(0);
  });
});
