/** A fault of ours: something that must hold did not. Never thrown for what a reader wrote (see InputError). */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Values printed beside a broken invariant, by name. */
export type Evidence = Readonly<Record<string, unknown>>;

/**
 * Stops when something that must hold does not, and prints the values that show it.
 * @param condition what was found
 * @param whatMustHold the invariant, in words
 * @param values what to print beside it; in hot code leave it out, since it is built on every call
 * @throws InvariantError if the condition is false
 */
export function assert(condition: boolean, whatMustHold: string, values?: Evidence): asserts condition {
  if (!condition) throw new InvariantError(describeBreach(whatMustHold, values));
}

/**
 * Words a broken invariant with its values.
 *
 * describeBreach('servers >= 0', { servers: -1, stage: 'debug' }) // => 'must hold: servers >= 0 (servers = -1, stage = "debug")'
 */
export function describeBreach(whatMustHold: string, values: Evidence = {}): string {
  const printed = Object.entries(values).map(([name, value]) => `${name} = ${printValue(value)}`);
  return `must hold: ${whatMustHold}${printed.length > 0 ? ` (${printed.join(', ')})` : ''}`;
}

/**
 * Marks the branch that a closed union never reaches; a new member of the union then fails to compile here.
 * @throws InvariantError always
 */
export function assertNever(value: never, whatMustHold = 'every case of the union is handled'): never {
  throw new InvariantError(describeBreach(whatMustHold, { value }));
}

/** JSON shows structure, but turns NaN and the infinities, which are what one looks for, into null. */
function printValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? JSON.stringify(value) : String(value);
  return JSON.stringify(value, (_key, part) => (typeof part === 'number' && !Number.isFinite(part) ? String(part) : part));
}
