import type { Description } from '../engine/messages.ts';
import { type Setting, withChange } from '../engine/setting.ts';
import { description, setting } from './bench.ts';

const CHANGE = 'change.';

/** Sets a value at a path, or takes it back; what holds from a day on needs that day. */
export function changeValue(path: string, value: string | undefined): void {
  setting.value = withFrom(withChange(setting.value, path, value), description.value);
}

function withFrom(next: Setting, described: Description | undefined): Setting {
  if (described === undefined || !described.needsFrom) return next;
  const changes = Object.keys(next.changes).some((path) => path.startsWith(CHANGE));
  return withChange(next, 'from', changes ? described.from : undefined);
}

/** Path of a parameter that is to hold from the parting on; all along where a scenario does not part. */
export function partingPath(id: string): string {
  return description.value?.from === undefined ? id : `${CHANGE}parameters.${id}`;
}
