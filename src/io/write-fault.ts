import { systemErrorCode } from './read-text.ts';

/** What a refused write means to the person who named the place. */
const WRITE_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'a place where nothing may be written',
  EPERM: 'a place where nothing may be written',
  EROFS: 'a disk that can only be read',
  ENOENT: 'a place where nothing can be made',
  ENOTDIR: 'a path that leads through a file',
  EISDIR: 'a folder',
  ENAMETOOLONG: 'a name that is too long',
  ELOOP: 'a link that leads in a circle',
  ENOSPC: 'a full disk',
  EDQUOT: 'a full disk',
};

/**
 * Says what an operating system's error means where something was to be written; undefined for other errors.
 *
 * describeWriteFault(Object.assign(new Error('write'), { code: 'ENOSPC' })) // => 'a full disk (ENOSPC)'
 */
export function describeWriteFault(error: unknown): string | undefined {
  const code = systemErrorCode(error);
  return code === undefined ? undefined : `${WRITE_FAULTS[code] ?? 'a disk that refuses'} (${code})`;
}
