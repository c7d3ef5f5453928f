import { expect, test } from 'vitest';
import { EngineClient } from '../../../../src/web/engine/client.ts';
import { FIRST_SETTING } from '../../../../src/web/engine/setting.ts';

/** A worker that answers when it is told to. */
class FakeWorker extends EventTarget {
  readonly asked: (readonly [number, { readonly kind: string }])[] = [];
  isEnded = false;
  postMessage(message: (typeof this.asked)[number]): void {
    this.asked.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(number: number, answer: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: { number, kind: 'answer', answer } }));
  }
}

function startClient() {
  const workers: FakeWorker[] = [];
  const client = new EngineClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { client, workers };
}

const ENDLESS = { kind: 'simulate', setting: FIRST_SETTING, beside: undefined, grain: 'coarse' } as const;

test('what is given up is refused; what waits behind it is asked of a new worker', async () => {
  const { client, workers } = startClient();
  const endless = client.ask(ENDLESS);
  const listed = client.ask({ kind: 'list' });
  client.skip();
  await expect(endless).rejects.toThrow('given up');
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  expect(workers[1]!.asked.map(([, { kind }]) => kind)).toEqual(['list']);
  workers[1]!.answer(workers[1]!.asked[0]![0], 'all');
  expect(await listed).toBe('all');
});

test('an engine that nobody waits for is left as it is', async () => {
  const { client, workers } = startClient();
  const listed = client.ask({ kind: 'list' });
  workers[0]!.answer(0, 'all');
  await listed;
  client.skip();
  expect(workers).toHaveLength(1);
});

test('where a worker fails, all that wait are told', async () => {
  const { client, workers } = startClient();
  const waiting = [client.ask({ kind: 'list' }), client.ask(ENDLESS)];
  const failed = Object.assign(new Event('error'), { message: 'out of memory' });
  workers[0]!.dispatchEvent(failed);
  for (const each of waiting) await expect(each).rejects.toThrow('the engine stopped: out of memory');
});
