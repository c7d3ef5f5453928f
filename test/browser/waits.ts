import type { Page } from 'playwright-core';

/** How long a reader's hand had to wait [ms] */
export interface Waits {
  /** For the longest task of the page's own thread. */
  readonly task: number;
  /** From the slowest event to the next frame. */
  readonly event: number;
}

/** Notes from now on what keeps the page's own thread busy, as browsers measure it: tasks over 50 ms, events over 16 ms. */
export async function watchWaits(page: Page): Promise<void> {
  await page.evaluate(`{
    globalThis.waits = { task: 0, event: 0 };
    const note = (kind) => (list) => {
      for (const { duration } of list.getEntries()) waits[kind] = Math.max(waits[kind], Math.round(duration));
    };
    new PerformanceObserver(note('task')).observe({ type: 'longtask' });
    new PerformanceObserver(note('event')).observe({ type: 'event', durationThreshold: 16 });
  }`);
}

/** The longest of each since `watchWaits`; 0 where none was long enough to be noted. */
export function longestWait(page: Page): Promise<Waits> {
  return page.evaluate<Waits>('waits');
}
