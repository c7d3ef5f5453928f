import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

/** @typedef {{ readonly version: string, readonly items: Readonly<Record<string, string>> }} Answer what an engine says */
/** @typedef {{ readonly node: string, readonly page: string, readonly profile: string, remove(): Promise<void> }} Probe files that engines run */

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const runOptions = { maxBuffer: 256 * 1024 * 1024, timeout: 180_000 };

const PAGE = `<!doctype html>
<meta charset="utf-8">
<body></body>
<script src="probe.js"></script>
<script>
  try {
    const version = navigator.userAgent.match(/Chrome\\/([0-9.]+)/)[1];
    document.body.textContent = encodeURIComponent(JSON.stringify({ version, items: probe.itemTexts(scenarios) }));
  } catch (error) {
    document.body.textContent = encodeURIComponent(JSON.stringify({ error: String(error.stack) }));
  }
</script>
`;

const NODE_END = 'process.stdout.write(JSON.stringify({ version: process.versions.node, items: probe.itemTexts(scenarios) }));\n';

/**
 * Bundles the probe, once as the package is for Node and once as it would be for a page, with the texts of the shipped scenarios.
 * @returns {Promise<Probe>}
 */
export async function buildProbe() {
  const folder = await mkdtemp(join(tmpdir(), 'loopgain-same-bytes-'));
  const scenarios = `const scenarios = ${JSON.stringify(await scenarioTexts())};\n`;
  const files = { node: join(folder, 'probe.cjs'), page: join(folder, 'probe.html'), profile: join(folder, 'profile') };
  await writeFile(files.node, (await bundle('node')) + scenarios + NODE_END);
  await writeFile(join(folder, 'probe.js'), (await bundle('browser')) + scenarios);
  await writeFile(files.page, PAGE);
  return { ...files, remove: () => rm(folder, { recursive: true, maxRetries: 5 }) };
}

/** @param {'node' | 'browser'} platform */
async function bundle(platform) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['scripts/same-bytes/probe.ts'],
    bundle: true,
    write: false,
    platform,
    format: 'iife',
    globalName: 'probe',
    target: 'es2023',
    minifySyntax: true,
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Texts of the shipped scenarios by path. */
async function scenarioTexts() {
  const names = (await readdir(join(root, 'scenarios'))).filter((name) => name.endsWith('.yaml'));
  const entries = names.map(async (name) => [`scenarios/${name}`, await readFile(join(root, 'scenarios', name), 'utf8')]);
  return Object.fromEntries(await Promise.all(entries));
}

/**
 * Runs the probe in a Node.
 * @param {Probe} probe
 * @param {string} executable
 * @returns {Promise<Answer>}
 */
export async function runNode(probe, executable) {
  const { stdout } = await run(executable, [probe.node], runOptions);
  return JSON.parse(stdout);
}

/**
 * Fetches a Node from the npm registry, into npm's cache.
 * @param {string} version such as 24
 * @returns {Promise<string>} its executable
 */
export async function fetchNode(version) {
  const { stdout } = await run('npx', ['--yes', '-p', `node@${version}`, 'node', '-p', 'process.execPath'], runOptions);
  return stdout.trim();
}

/**
 * Runs the probe on a page in Chromium without a window.
 * @param {Probe} probe
 * @param {string} executable
 * @returns {Promise<Answer>}
 */
export async function runChromium(probe, executable) {
  // Root, as in a container, cannot have Chromium's sandbox; the page is our own.
  const words = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${probe.profile}`, '--dump-dom'];
  const { stdout, stderr } = await run(executable, [...words, pathToFileURL(probe.page).href], runOptions);
  const said = /<body>([^<]*)/.exec(stdout)?.[1] ?? '';
  if (said.trim() === '') throw new Error(`Chromium said nothing\n${stdout}\n${stderr}`);
  const { error, ...answer } = JSON.parse(decodeURIComponent(said.trim()));
  if (error !== undefined) throw new Error(`in Chromium: ${error}`);
  return answer;
}

/** Path of Chromium, or undefined where there is none on the PATH. */
export function findChromium() {
  const paths = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'chromium'));
  return paths.find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Where an answer differs from another, one line per item: its first line that differs, or that it is not there.
 * @param {Answer} expected
 * @param {Answer} answer
 * @returns {string[]}
 */
export function differences(expected, answer) {
  const names = [...new Set([...Object.keys(expected.items), ...Object.keys(answer.items)])];
  return names.flatMap((name) => {
    const wanted = expected.items[name]?.split('\n') ?? [];
    const given = answer.items[name]?.split('\n') ?? [];
    const line = Array.from({ length: Math.max(wanted.length, given.length) }).findIndex((_, i) => wanted[i] !== given[i]);
    return line < 0 ? [] : [`${name}, line ${line + 1}: ${given[line] ?? 'nothing'} instead of ${wanted[line] ?? 'nothing'}`];
  });
}
