import { readFileSync, statSync } from 'node:fs';
import { InputError, type Problem } from '../base/issue.ts';

/** File descriptor of the standard input. */
const STANDARD_INPUT = 0;

/** What a failed read means to the person who named the file. */
const READ_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'nothing at this path',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
  EPERM: 'a file that may not be read',
  ENOTDIR: 'a path that leads through a file',
};

/**
 * Reads a text file, or tells what is wrong with it.
 * @param path relative to the working directory; `-` is the standard input
 */
export function readScenarioFile(path: string): string | Problem {
  const bytes = readBytes(path);
  return Buffer.isBuffer(bytes) ? decode(bytes) : bytes;
}

/**
 * Reads a text file.
 * @param path as the reader named it, relative to the working directory
 * @throws InputError if it cannot be read, or is no UTF-8 text
 */
export function readTextFile(path: string): string {
  const text = readScenarioFile(path);
  if (typeof text === 'string') return text;
  throw new InputError([{ ...text, file: path, path: '', severity: 'error' }]);
}

function readBytes(path: string): Buffer | Problem {
  try {
    if (path === '-') return readFileSync(STANDARD_INPUT);
    const kind = statSync(path);
    if (kind.isCharacterDevice() || kind.isBlockDevice()) return unreadable('a device'); // /dev/zero never ends
    return readFileSync(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return unreadable(READ_FAULTS[code] ?? `a failed read (${code})`);
  }
}

function decode(bytes: Buffer): string | Problem {
  // A zero byte is valid UTF-8, yet only binary files (and UTF-16 text) hold one.
  if (bytes.includes(0)) return unreadable('a binary file');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return unreadable('bytes that are not UTF-8');
  }
}

function unreadable(received: string): Problem {
  return { expected: 'a readable UTF-8 text file', received };
}

/**
 * Code of an operating system's error, such as `ENOENT`; undefined for other errors.
 *
 * systemErrorCode(Object.assign(new Error('no such file'), { code: 'ENOENT' })) // => 'ENOENT'
 */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
