import { readFileSync } from 'node:fs';
import { InputError, type Issue } from '../base/issue.ts';

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
 * Reads a text file.
 * @param path as the reader named it, relative to the working directory
 * @throws InputError if it cannot be read, or is no UTF-8 text
 */
export function readTextFile(path: string): string {
  return decode(readBytes(path, path), path);
}

/**
 * Reads the standard input to its end.
 * @throws InputError if it is no UTF-8 text, or there is none
 */
export function readStandardInput(): string {
  return decode(readBytes(STANDARD_INPUT, '-'), '-');
}

function readBytes(source: string | number, name: string): Buffer {
  try {
    return readFileSync(source);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw unreadable(name, READ_FAULTS[code] ?? `a failed read (${code})`);
  }
}

function decode(bytes: Buffer, name: string): string {
  // A zero byte is valid UTF-8, yet only binary files (and UTF-16 text) hold one.
  if (bytes.includes(0)) throw unreadable(name, 'a binary file');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(name, 'bytes that are not UTF-8');
  }
}

function unreadable(file: string, received: string): InputError {
  const issue: Issue = { file, path: '', severity: 'error', expected: 'a readable UTF-8 text file', received };
  return new InputError([issue]);
}

/**
 * Code of an operating system's error, such as `ENOENT`; undefined for other errors.
 *
 * systemErrorCode(Object.assign(new Error('no such file'), { code: 'ENOENT' })) // => 'ENOENT'
 */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
