import { useEffect, useRef, useState } from 'preact/hooks';
import type { WorkerAnswer } from '../../ensemble/answer-blocks.ts';
import { countText } from '../../report/figure-text.ts';
import { Refused } from '../engine/client.ts';
import EngineWorker from '../engine/engine-worker.ts?worker&inline';
import { isSame, type Setting } from '../engine/setting.ts';
import { exactEngine, reached, simulated } from '../state/bench.ts';
import { type Ensembled, IDLE } from './ensembled.ts';
import { Findings } from './findings.tsx';
import { ensembleSeconds, remainingSeconds, timeText } from './pace-text.ts';
import { runStudy } from './study.ts';
import { helperCount, type StartHelper, workerExecutor } from './worker-executor.ts';
import './ensemble.css';

/** Draws that may be asked for. */
const DRAWS = [16, 64, 256];
const MS_PER_SECOND = 1000;

/** Simulates many draws of what is uncertain in a setting, and shows what those that are done say. */
export function Ensemble({ setting }: { readonly setting: Setting }) {
  const [draws, setDraws] = useState(DRAWS[0]!);
  const { ensembled, start, cancel } = useEnsemble(setting);
  const isRunning = ensembled.state === 'running';
  return (
    <section class="ensemble" aria-labelledby="ensemble-heading" data-state={ensembled.state} data-done={ensembled.done}>
      <h2 id="ensemble-heading">How likely is each future?</h2>
      <p>
        The curves on this page are one possibility. Here every draw takes anew what nobody knows exactly, such as how far
        automation can go, from what the literature and the past allow; then it simulates the lab from the start. What is set by
        hand stays as it is set.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isRunning) cancel();
          else void start(draws);
        }}
      >
        <fieldset disabled={isRunning}>
          <legend>Draws</legend>
          {DRAWS.map((count) => (
            <label key={count}>
              <input type="radio" name="draws" value={count} checked={draws === count} onChange={() => setDraws(count)} />
              {count}
            </label>
          ))}
        </fieldset>
        <button type="submit">{isRunning ? 'Cancel' : 'Start'}</button>
        {isRunning || <span class="estimate">{estimateText(draws)}</span>}
      </form>
      <Progress {...ensembled} />
      {ensembled.summary && <Findings {...ensembled.summary} />}
    </section>
  );
}

function Progress({ state, done, draws, seconds, problems }: Ensembled) {
  const left = remainingSeconds({ seconds, done, draws });
  return (
    <>
      {state === 'running' && (
        <div class="progress">
          <progress aria-label="Draws that are done" max={draws} value={done} />
          <span>
            {`${done} of ${draws} draws`}
            {left !== undefined && `, ${timeText(left)} left`}
          </span>
        </div>
      )}
      <p role="status" class="progress">
        {state === 'cancelled' && `Cancelled: ${done} of ${draws} draws are kept.`}
        {state === 'done' && `All ${countText(done, 'draw')} are done.`}
        {state === 'outdated' && 'The setting has changed: start again.'}
      </p>
      {problems.map((problem) => (
        <p role="alert" key={problem}>
          {problem}
        </p>
      ))}
    </>
  );
}

/** An ensemble of a setting, which is ended when the setting changes or the page leaves it out. */
function useEnsemble(setting: Setting) {
  const [ensembled, setEnsembled] = useState<Ensembled>(IDLE);
  const running = useRef<AbortController | undefined>(undefined);
  const asked = useRef(setting);
  useEffect(() => {
    if (isSame(asked.current, setting)) return;
    asked.current = setting;
    running.current?.abort();
    running.current = undefined;
    setEnsembled((before) => (before.state === 'idle' ? before : { ...IDLE, state: 'outdated' }));
  }, [setting]);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (draws: number): Promise<void> => {
    const own = new AbortController();
    running.current = own;
    const tell = (news: Partial<Ensembled>): void => {
      if (running.current === own) setEnsembled((before) => ({ ...before, ...news }));
    };
    tell({ ...IDLE, state: 'running', draws });
    try {
      const plan = await exactEngine().ask({ kind: 'plan', setting, draws });
      const begin = performance.now();
      await runStudy(plan, {
        executor: workerExecutor(helpers(), startHelper),
        summarize: (of, results) => exactEngine().ask({ kind: 'summarize', plan: of, results }),
        signal: own.signal,
        onProgress: (done) => tell({ done, seconds: (performance.now() - begin) / MS_PER_SECOND }),
        onSummary: (summary) => tell({ summary }),
      });
      tell({ state: own.signal.aborted ? 'cancelled' : 'done' });
    } catch (error) {
      tell({ state: 'failed', problems: error instanceof Refused ? error.issues : [String(error)] });
    }
  };
  const cancel = (): void => {
    running.current?.abort();
    setEnsembled((before) => ({ ...before, state: 'cancelled' }));
  };
  return { ensembled, start, cancel };
}

function helpers(): number {
  return helperCount(navigator.hardwareConcurrency);
}

const startHelper: StartHelper = (onAnswer, onFailure) => {
  const worker = new EngineWorker();
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => onAnswer(data));
  worker.addEventListener('error', ({ message }) => onFailure(`a worker stopped: ${message}`));
  return { ask: (task) => worker.postMessage(task), end: () => worker.terminate() };
};

/** By the path that the page has simulated. */
function estimateText(draws: number): string {
  const path = simulated.value;
  if (path === undefined || reached.value !== 'exact') return '';
  return `takes ${timeText(ensembleSeconds({ pathSeconds: path.seconds, draws, helpers: helpers() }))}`;
}
