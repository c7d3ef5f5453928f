import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from '../queueing/audit.ts';
import { readTextFile } from './read-text.ts';

/** File that makes a folder ours. */
export const MANIFEST_FILE = 'manifest.json';

/** Raised when a reader of older manifests would go wrong. */
export const MANIFEST_FORMAT = 1;

/** What was simulated and what came out, without anything that differs between two simulations of the same: no time, host or path. */
export interface ManifestFacts {
  /** Version of loopgain that wrote the folder. */
  readonly loopgain: string;
  readonly scenario: { readonly id: string; readonly title: string; readonly kind: string };
  readonly seed: number;
  /** SHA-256 of each scenario file read, by name relative to the scenario's folder. */
  readonly sources: Readonly<Record<string, string>>;
  /** Arguments that repeat the simulation. */
  readonly replay: string;
  /** Most jobs that one simulated job stood for; 1 is exact. */
  readonly granularity: number;
  readonly events: number;
  /** Fingerprint of the event sequence. */
  readonly fingerprint: string;
  /** Laws that the path broke; none, or nothing would have been written. */
  readonly audit: readonly Violation[];
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  return 'format' in value && value.format === MANIFEST_FORMAT && 'loopgain' in value && 'files' in value && 'scenario' in value;
}
