// Computes the same in the present Node, in other Nodes and in Chromium, and compares the bytes. Engines may be named: 22 24 chromium.
import { createHash } from 'node:crypto';
import { buildProbe, differences, fetchNode, findChromium, runChromium, runNode } from './same-bytes/engines.mjs';

/** @typedef {import('./same-bytes/engines.mjs').Answer} Answer */
/** @typedef {import('./same-bytes/engines.mjs').Probe} Probe */

/** The oldest that is supported, every line with long support since, the newest. */
const ENGINES = ['20.19', '22', '24', '26', 'chromium'];
const DIGITS = 16;

const named = process.argv.slice(2);
const probe = await buildProbe();
try {
  process.exitCode = await compare(probe, named.length === 0 ? ENGINES : named);
} catch (error) {
  console.error(error instanceof Error ? error.message : error); // with all that the engine said
  process.exitCode = 1;
} finally {
  await probe.remove();
}

/**
 * @param {Probe} probe
 * @param {readonly string[]} engines
 */
async function compare(probe, engines) {
  const here = runNode(probe, process.execPath);
  const others = await Promise.all(engines.map((engine) => answerOf(probe, engine)));
  const expected = await here;
  const rows = [rowOf('this node', expected, expected)];
  const faults = [];
  for (const { name, answer, lacking } of others) {
    if (answer === undefined) console.error(`${name} left out: ${lacking}`);
    else {
      rows.push(rowOf(name, answer, expected));
      faults.push(...differences(expected, answer).map((difference) => `${name} differs in ${difference}`));
    }
  }
  if (rows.length === 1) faults.push('no other engine could be had: nothing was compared');
  print([['engine', 'version', 'items', 'equal', 'sha256'], ...rows]);
  for (const fault of faults) console.error(fault);
  return faults.length === 0 ? 0 : 1;
}

/**
 * An engine's answer, or why it cannot be had here; one that can be had and fails is an error.
 * @param {Probe} probe
 * @param {string} engine
 * @returns {Promise<{ name: string, answer?: Answer, lacking?: string }>}
 */
async function answerOf(probe, engine) {
  if (engine === 'chromium') {
    const executable = findChromium();
    return executable === undefined
      ? { name: engine, lacking: 'there is no chromium on the PATH' }
      : { name: engine, answer: await runChromium(probe, executable) };
  }
  const name = `node ${engine}`;
  let executable;
  try {
    executable = await fetchNode(engine);
  } catch (error) {
    const said = String(error)
      .split('\n')
      .filter((line) => line.startsWith('npm error'));
    return { name, lacking: ['npm cannot get it here', ...said.slice(0, 2)].join('; ') };
  }
  const answer = await runNode(probe, executable);
  if (!`${answer.version}.`.startsWith(`${engine}.`)) throw new Error(`asked npm for ${name}, got ${answer.version}`);
  return { name, answer };
}

/**
 * @param {string} name
 * @param {Answer} answer
 * @param {Answer} expected
 */
function rowOf(name, answer, expected) {
  const count = Object.keys(answer.items).length;
  const equal = count - differences(expected, answer).length;
  const digest = createHash('sha256').update(JSON.stringify(answer.items)).digest('hex').slice(0, DIGITS);
  return [name, answer.version, String(count), String(equal), digest];
}

/** @param {readonly (readonly string[])[]} rows */
function print(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
