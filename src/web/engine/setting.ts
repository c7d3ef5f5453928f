/** What the page simulates: a shipped scenario with changes, as `loopgain run <scenario> --seed ... --what-if ... --set ...` takes it. */
export interface Setting {
  /** Name of a shipped scenario. */
  readonly scenario: string;
  /** 0 or more */
  readonly seed: number;
  /** Names of shipped what-ifs, in order. */
  readonly whatIfs: readonly string[];
  /** Values by their path, as `--set` takes them. */
  readonly changes: Readonly<Record<string, string>>;
}

/** What the page opens with. */
export const FIRST_SETTING: Setting = { scenario: 'compounding', seed: 42, whatIfs: [], changes: {} };

/** The setting with a value at a path; undefined takes it away. */
export function withChange(setting: Setting, path: string, value: string | undefined): Setting {
  const { [path]: _, ...others } = setting.changes;
  return { ...setting, changes: value === undefined ? others : { ...others, [path]: value } };
}

/**
 * Values of a setting as `--set` takes them, in the order of their paths.
 *
 * overridesOf({ scenario: 's-curve', seed: 1, whatIfs: [], changes: { psi: '0.5', beta: '1' } }) // => ['beta=1', 'psi=0.5']
 */
export function overridesOf({ changes }: Setting): readonly string[] {
  return Object.keys(changes)
    .sort(parentsFirst)
    .map((path) => `${path}=${changes[path]}`);
}

/** `from` first, since it makes room for `change`. */
function parentsFirst(one: string, other: string): number {
  if (one === 'from' || other === 'from') return one === other ? 0 : one === 'from' ? -1 : 1;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether two settings give the same results. */
export function isSame(one: Setting, other: Setting): boolean {
  return hashOf(one) === hashOf(other);
}

/**
 * Words of the command that gives the same files.
 *
 * commandOf({ scenario: 's-curve', seed: 7, whatIfs: [], changes: { psi: '0.5' } }) // => ['run', 's-curve', '--seed', '7', '--set', 'psi=0.5']
 */
export function commandOf(setting: Setting): readonly string[] {
  const whatIfs = setting.whatIfs.flatMap((name) => ['--what-if', name]);
  const changes = overridesOf(setting).flatMap((change) => ['--set', change]);
  return ['run', setting.scenario, '--seed', String(setting.seed), ...whatIfs, ...changes];
}

/**
 * A setting as a page's address holds it.
 *
 * hashOf({ scenario: 's-curve', seed: 7, whatIfs: ['no-sampling'], changes: { psi: '0.5' } }) // => 's-curve&seed=7&what-if=no-sampling&set=psi%3D0.5'
 */
export function hashOf(setting: Setting): string {
  const { scenario, seed, whatIfs } = setting;
  const parts = [
    ['seed', String(seed)],
    ...whatIfs.map((name) => ['what-if', name]),
    ...overridesOf(setting).map((change) => ['set', change]),
  ];
  return [scenario, ...parts.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)].join('&');
}

/**
 * The setting of an address; undefined where it holds none.
 *
 * settingOf('s-curve&seed=7&set=psi%3D0.5').changes // => { psi: '0.5' }
 */
export function settingOf(hash: string): Setting | undefined {
  const [scenario = '', ...parts] = hash.split('&');
  if (!/^[a-z][a-z0-9-]*$/.test(scenario)) return undefined;
  const valuesOf = (name: string): string[] =>
    parts.filter((part) => part.startsWith(`${name}=`)).map((part) => decoded(part.slice(name.length + 1)));
  const seed = Number(valuesOf('seed')[0] ?? FIRST_SETTING.seed);
  const changes = valuesOf('set').map((change) => {
    const split = change.indexOf('=');
    return [change.slice(0, split), change.slice(split + 1)] as const;
  });
  return {
    scenario,
    seed: Number.isSafeInteger(seed) && seed >= 0 ? seed : FIRST_SETTING.seed,
    whatIfs: valuesOf('what-if'),
    changes: Object.fromEntries(changes.filter(([path, value]) => path !== '' && value !== '')),
  };
}

/** What separates the setting that stands beside from the page's own in an address. */
const BESIDE = '&beside=';

/** What a page shows: its own setting, and one that may stand beside it. */
export interface Shown {
  readonly setting: Setting;
  readonly beside: Setting | undefined;
}

/** What an address restores. */
export function addressOf({ setting, beside }: Shown): string {
  return beside === undefined ? hashOf(setting) : `${hashOf(setting)}${BESIDE}${encodeURIComponent(hashOf(beside))}`;
}

/** What an address holds, whatever somebody made of it; without a setting of its own, what the page opens with. */
export function shownOf(address: string): Shown {
  const [own = '', other] = address.split(BESIDE);
  return { setting: settingOf(own) ?? FIRST_SETTING, beside: other === undefined ? undefined : settingOf(decoded(other)) };
}

/** An address that somebody has cut off may end within a letter. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
