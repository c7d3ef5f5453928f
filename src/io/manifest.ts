import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../base/issue.ts';
import type { ReportFacts } from '../report/html/report.ts';
import { readScenarioFile, readTextFile } from './read-text.ts';
import { sha256 } from './sha256.ts';

/** File that makes a folder ours. */
export const MANIFEST_FILE = 'manifest.json';

/** The figures that the terminal shows. */
export const SUMMARY_FILE = 'summary.json';

/** The scenario with everything merged in: the same simulation again. */
export const RESOLVED_FILE = 'scenario.resolved.yaml';

/** One row per event. */
export const TRACE_FILE = 'trace.csv';

/** A result as one page. */
export const REPORT_FILE = 'report.html';

/** Of a figure's file. */
export const FIGURE_ENDING = '.svg';

/** Kind that the manifest of futures side by side names. */
export const FUTURES_KIND = 'futures';

/** Kind that the manifest of a comparison of two scenarios names. */
export const COMPARISON_KIND = 'comparison';

/** Kind that the manifest of a sweep of oversight names. */
export const FRONTIER_KIND = 'frontier';

/** Kind that the manifest of a forecast names. */
export const FORECAST_KIND = 'forecast';

/** Kind that the manifest of a forecast's scores names. */
export const SCORE_KIND = 'score';

/** Kind that the manifest of a calibration names. */
export const CALIBRATION_KIND = 'calibration';

/** Kind that the manifest of a sensitivity analysis names. */
export const SENSITIVITY_KIND = 'sensitivity';

/** Kind that the manifest of the published trends' statistics names. */
export const TRENDS_KIND = 'trends';

/** Kind that the manifest of a back-test names. */
export const BACKTEST_KIND = 'backtest';

/** Kind that the manifest of the forecasts of others names. */
export const PEERS_KIND = 'peers';

/** Kind that the manifest of a history held against published figures names. */
export const REPRODUCTION_KIND = 'reproduction';

/** Raised when a reader of older manifests would go wrong. */
export const MANIFEST_FORMAT = 1;

/** What was simulated and what came out, without anything that differs between two simulations of the same: no time, host or path. */
export interface ManifestFacts extends ReportFacts {
  readonly scenario: { readonly id: string; readonly title: string; readonly kind: string };
}

/** A folder's table of contents. */
export interface Manifest extends ManifestFacts {
  readonly format: typeof MANIFEST_FORMAT;
  /** SHA-256 of each other file in the folder, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Reads a folder's manifest; undefined if there is none, or one that loopgain did not write.
 * @throws InputError if the file is there and cannot be read
 */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, MANIFEST_FILE);
  if (!existsSync(path)) return undefined;
  const manifest = parseJson(readTextFile(path));
  return isManifest(manifest) ? manifest : undefined;
}

/** Whether there is a folder with a manifest of ours at a path. */
export function isResultFolder(path: string): boolean {
  return existsSync(join(path, MANIFEST_FILE)) && readManifest(path) !== undefined;
}

/**
 * Reads a file of a result folder as it was written.
 * @throws InputError if the folder's manifest does not know it, or it is gone or another
 */
export function readResultFile(folder: string, name: string, { files, scenario }: Manifest): string {
  const path = join(folder, name);
  const text = readScenarioFile(path);
  if (typeof text === 'string' && Object.hasOwn(files, name) && files[name] === sha256(text)) return text;
  const received = typeof text === 'string' ? 'another file' : text.received;
  const hint = `Simulate ${scenario.id} again, with --force`;
  const expected = 'the file that loopgain wrote, whose hash is in the manifest';
  throw new InputError([{ file: path, path: '', severity: 'error', expected, received, hint }]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value) || value['format'] !== MANIFEST_FORMAT) return false;
  const { scenario, files } = value;
  return (
    isRecord(scenario) &&
    areTexts([value['loopgain'], value['replay'], value['fingerprint'], scenario['id'], scenario['title'], scenario['kind']]) &&
    typeof value['seed'] === 'number' &&
    isRecord(files) &&
    areTexts(Object.values(files))
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function areTexts(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'string');
}
