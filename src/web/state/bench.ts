import { batch, computed, effect, signal } from '@preact/signals';
import { EngineClient, latestOnly, Refused } from '../engine/client.ts';
import EngineWorker from '../engine/engine-worker.ts?worker&inline';
import type { Description, Grain, Shipped, Simulated } from '../engine/messages.ts';
import { addressOf, FIRST_SETTING, type Setting, type Shown, shownOf } from '../engine/setting.ts';

/** Threads of the page: one for coarse paths while a slider moves, one for exact ones, so that neither waits for the other. */
const engines: Partial<Record<Grain, EngineClient>> = {};

/** An engine, begun when it is first asked: the exact one after the first curve, which it would keep waiting. */
function engine(grain: Grain): EngineClient {
  const known = engines[grain] ?? new EngineClient(() => new EngineWorker());
  engines[grain] = known;
  return known;
}

const opened = shownOf(location.hash.slice(1));

/** The page's own setting. */
export const setting = signal(opened.setting);
/** One that stands beside it, to be compared. */
export const beside = signal(opened.beside);
export const shipped = signal<Shipped | undefined>(undefined);
export const description = signal<Description | undefined>(undefined);
/** The last path that came, coarse or exact; of the setting as it is now only if `isCurrent`. */
export const simulated = signal<Simulated | undefined>(undefined);
/** What is wrong with the setting; nothing where it can be simulated. */
export const problems = signal<readonly string[]>([]);
/** How far the page is: coarse paths come first. */
export const reached = signal<'nothing' | Grain>('nothing');

/** The page's address, which restores all of it. */
export const address = computed(() => addressOf({ setting: setting.value, beside: beside.value }));

/** The engine that simulates as the command line does. */
export function exactEngine(): EngineClient {
  return engine('exact');
}

/** The setting without its changes, as one text, so that it only moves when the scenario does. */
const baseText = computed(() => JSON.stringify({ ...setting.value, seed: FIRST_SETTING.seed, changes: {} } satisfies Setting));
const base = computed(() => JSON.parse(baseText.value) as Setting);

/** Settled once there is something to see, or to say. */
const firstLook = new Promise<void>((resolve) => {
  effect(() => {
    if (simulated.value !== undefined || problems.value.length > 0) resolve();
  });
});

const inTurn = { coarse: latestOnly(), exact: latestOnly(), described: latestOnly() } as const;
/** A slider that rests so long is done moving [milliseconds] */
const REST = 180;
/** A path that nobody asks for any more may go on so long before its engine gives it up, to be free for the next [milliseconds] */
const LONGEST_UNWANTED = 3000;

/** Follows the setting: describes it, simulates it coarsely at once and exactly once it rests. */
export function startBench(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const asked = { setting: setting.value, beside: beside.value };
    reached.value = 'nothing';
    inTurn.coarse(() => simulate(asked, 'coarse'));
    clearTimeout(timer);
    const hash = `#${address.value}`;
    timer = setTimeout(() => {
      history.replaceState(null, '', hash);
      inTurn.exact(() => firstLook.then(() => simulate(asked, 'exact')));
    }, REST);
  });
  effect(() => {
    const scenario = base.value;
    inTurn.described(() => describe(scenario));
  });
  void engine('coarse')
    .ask({ kind: 'list' })
    .then((answer) => {
      shipped.value = answer;
    });
  addEventListener('hashchange', () => {
    const typed = location.hash.slice(1);
    if (typed !== address.value) show(shownOf(typed));
  });
}

/** Shows other settings, both at once. */
export function show(shown: Shown): void {
  batch(() => {
    setting.value = shown.setting;
    beside.value = shown.beside;
  });
}

async function describe(scenario: Setting): Promise<void> {
  try {
    description.value = await engine('coarse').ask({ kind: 'describe', setting: scenario });
  } catch {
    description.value = undefined; // what is wrong with it is told where it is simulated
  }
}

async function simulate(asked: Shown, grain: Grain): Promise<void> {
  if (!isCurrent(asked) && grain === 'exact') return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopWatching = effect(() => {
    if (!isCurrent(asked)) timer ??= setTimeout(() => engine(grain).skip(), LONGEST_UNWANTED);
  });
  try {
    const answer = await engine(grain).ask({ kind: 'simulate', ...asked, grain });
    if (isCurrent(asked) ? grain === 'coarse' && reached.value === 'exact' : grain === 'exact') return;
    simulated.value = answer;
    problems.value = [];
    if (isCurrent(asked)) reached.value = grain;
  } catch (error) {
    if (isCurrent(asked)) problems.value = error instanceof Refused ? error.issues : [String(error)];
  } finally {
    stopWatching();
    clearTimeout(timer);
  }
}

function isCurrent(asked: Shown): boolean {
  return asked.setting === setting.value && asked.beside === beside.value;
}
