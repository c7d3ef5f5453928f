import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../scripts/same-bytes/engines.mjs';
import { loopgain } from '../support/command-line.ts';
import { seriousFaults } from './axe.ts';
import { FIRST_PICTURE, launchChromium, openWatched } from './chromium.ts';
import { type Served, servePage } from './serve.ts';
import { longestWait, watchWaits } from './waits.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Speed is asked of a machine that has nothing else to do, `CALM=1 npx vitest run test/browser`; among other tests, only that it is not out of all proportion. */
const IS_CALM = process.env['CALM'] === '1';
const FIRST_PICTURE_MS = IS_CALM ? 2000 : 30_000;
const LONGEST_WAIT_MS = IS_CALM ? 100 : 2000;
/** A busy machine takes its time [ms] */
const PATIENCE = 60_000;

const SETTING = { hash: 's-curve&seed=7&set=psi%3D0.5', words: ['s-curve', '--seed', '7', '--set', 'psi=0.5'] };
/** Draws of few jobs, which are simulated fast. */
const GRANULARITY = 'granularity={experiment: 40, change: 20}';
/** An end that spares time where length does not matter. */
const SOON = 'time.end=2028-01-01';
const QUICK = `compounding&seed=42&set=${encodeURIComponent(SOON)}`;

const DRAWN = {
  hash: `compounding&seed=7&set=${encodeURIComponent(GRANULARITY)}&set=${encodeURIComponent(SOON)}`,
  words: ['compounding', '--seed', '7', '--set', GRANULARITY, '--set', SOON, '--draws', '16'],
};

const EXACT = 'main[data-reached=exact]';

describe.skipIf(findChromium() === undefined && process.env['REQUIRE_CHROMIUM'] !== '1')('the playground in Chromium', () => {
  let folder = '';
  let built = '';
  let browser: Browser | undefined;
  let served: Served;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
    const cache = join(ROOT, 'node_modules', '.cache');
    mkdirSync(cache, { recursive: true });
    built = mkdtempSync(join(cache, 'loopgain-playground-'));
    // By a process of its own, since the environment of tests would make it a page for developers.
    const { NODE_ENV: _, ...env } = process.env;
    await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/playground.mjs'), 'build', built], { cwd: ROOT, env });
    served = await servePage(join(built, 'index.html'));
    browser = await launchChromium();
    expect(browser, 'chromium on the PATH').toBeDefined();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
    for (const place of [folder, built]) rmSync(place, { recursive: true, force: true });
  });

  /** Does something on a page of its own, which must do nothing else: no word on the console, no request. */
  async function on<T>(
    url: string,
    act: (page: Page) => Promise<T>,
    opening: Parameters<typeof openWatched>[2] = {},
  ): Promise<T> {
    const { page, faults, close } = await openWatched(browser!, url, opening);
    try {
      page.setDefaultTimeout(PATIENCE);
      const answer = await act(page);
      expect(faults).toEqual([]);
      return answer;
    } finally {
      await close();
    }
  }

  const at = (hash: string): string => `${served.url}#${hash}`;

  /** The path of a setting, once it is simulated as the command line does, and drawn. */
  async function exactPath(page: Page) {
    await page.waitForSelector(EXACT);
    await page.locator('main figure').first().scrollIntoViewIfNeeded(); // what is out of sight is not drawn
    await page.waitForSelector('main figure svg');
    await page.evaluate(SOME_FRAMES);
    return { fingerprint: (await page.getAttribute('main', 'data-fingerprint'))!, curve: await page.evaluate<string>(CURVE) };
  }

  /** As the command line wrote it. */
  const written = (...path: string[]): string => readFileSync(join(folder, 'output', ...path), 'utf8');

  async function downloaded(page: Page, name: string): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-download="${name}"]`)]);
    expect(download.suggestedFilename()).toBe(name);
    return readFileSync(await download.path(), 'utf8');
  }

  test('a first curve is there within two seconds', async () => {
    const ms = await on(served.url, async (page) => {
      await page.waitForSelector(FIRST_PICTURE);
      const first = await page.evaluate<number>('performance.getEntriesByName("first-picture")[0].startTime');
      await page.waitForSelector(EXACT);
      return first;
    });
    console.info(`first picture after ${Math.round(ms)} ms${IS_CALM ? '' : ', on a busy machine'}`);
    expect(ms).toBeLessThan(FIRST_PICTURE_MS);
  });

  test('it works from a disk; play moves the moment', async () => {
    await on(`${pathToFileURL(join(built, 'index.html')).href}#${QUICK}`, async (page) => {
      await exactPath(page);
      const scrub = page.getByRole('slider', { name: 'Date shown' });
      const before = Number(await scrub.inputValue());
      await page.getByRole('button', { name: 'Play' }).click();
      await expect.poll(async () => Number(await scrub.inputValue()), { timeout: PATIENCE }).toBeGreaterThan(before);
    });
  });

  test('keys alone reach a slider, move it and the curve; the address restores both', async () => {
    const moved = await on(at(QUICK), async (page) => {
      const before = await exactPath(page);
      const path = await tabToSlider(page);
      for (let press = 0; press < 15; press++) await page.keyboard.press('ArrowLeft');
      await page.waitForSelector(`${EXACT}:not([data-fingerprint="${before.fingerprint}"])`);
      const after = await exactPath(page);
      expect(after.curve).not.toBe(before.curve);
      expect(page.url()).toContain(encodeURIComponent(`${path}=`));
      return { ...after, url: page.url(), path, position: await page.inputValue(`[data-path="${path}"]`) };
    });
    await on(moved.url, async (page) => {
      const restored = await exactPath(page);
      expect(restored).toEqual({ fingerprint: moved.fingerprint, curve: moved.curve });
      expect(await page.inputValue(`[data-path="${moved.path}"]`)).toBe(moved.position);
    });
  });

  test('the page answers within a tenth of a second while a slider is dragged', async () => {
    const ms = await on(served.url, async (page) => {
      await exactPath(page);
      const slider = page.locator('input[type=range][data-path]').first();
      await slider.scrollIntoViewIfNeeded();
      const { x, y, width, height } = (await slider.boundingBox())!;
      await watchWaits(page);
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      for (let step = 1; step <= 20; step++) {
        await page.mouse.move(x + width * (0.5 + 0.02 * step), y + height / 2);
        await page.waitForTimeout(30);
      }
      await page.mouse.up();
      await page.waitForSelector(EXACT);
      return longestWait(page);
    });
    console.info(`longest task ${ms.task} ms, longest event ${ms.event} ms${IS_CALM ? '' : ', on a busy machine'}`);
    expect(ms.task).toBeLessThan(LONGEST_WAIT_MS);
    expect(ms.event).toBeLessThan(LONGEST_WAIT_MS);
  });

  test('files are to the byte what the command line writes', async () => {
    await commandLine('run', ...SETTING.words);
    await on(at(SETTING.hash), async (page) => {
      await page.waitForSelector(EXACT);
      for (const name of ['timeseries.csv', 'scenario.resolved.yaml'])
        expect(await downloaded(page, name), name).toBe(written('s-curve', name));
    });
  });

  test('an ensemble says what the command line says, in its words and pictures', async () => {
    const { out } = await commandLine('forecast', ...DRAWN.words, '--figures', '--json');
    const [forecast] = JSON.parse(out).forecast.summary;
    await on(at(DRAWN.hash), async (page) => {
      await page.waitForSelector(EXACT);
      await page.check('.ensemble input[value="16"]');
      await page.click('.ensemble button:has-text("Start")');
      await page.waitForSelector('.ensemble[data-state=done][data-done="16"]');
      expect(await page.evaluate(FUTURE_ROWS)).toEqual(forecast.futures);
      for (const name of ['fan.svg', 'futures-at-end.svg'])
        expect(drawnOf(await downloaded(page, name)), name).toEqual(drawnOf(written('compounding-forecast', name)));
      expect(await seriousFaults(page)).toEqual([]);
    });
  });

  test('an ensemble is cancelled at once, keeps what is done, and is gone when the setting changes', async () => {
    await on(at(DRAWN.hash), async (page) => {
      await page.waitForSelector(EXACT);
      await page.check('.ensemble input[value="256"]');
      await page.click('.ensemble button:has-text("Start")');
      await page.waitForSelector('.ensemble[data-state=running]:not([data-done="0"])');
      await page.click('.ensemble button:has-text("Cancel")');
      const kept = await page.textContent('.ensemble [role=status]');
      expect(kept).toMatch(/^Cancelled: \d+ of 256 draws are kept\.$/);
      await page.waitForSelector('.ensemble tr[data-future]');
      await page.waitForTimeout(500);
      expect(await page.textContent('.ensemble [role=status]')).toBe(kept);
      await page.press('input[type=range][data-path]', 'ArrowLeft');
      await page.waitForSelector('.ensemble[data-state=outdated]');
      expect(await page.locator('.ensemble tr[data-future]').count()).toBe(0);
    });
  });

  test('axe-core finds nothing serious, light or dark, on a desk or a phone', async () => {
    await on(at(QUICK), async (page) => {
      for (const width of [1280, 390])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme });
          await exactPath(page);
          expect(await seriousFaults(page), `${colorScheme}, ${width} pixels`).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        }
    });
  });

  async function commandLine(...words: string[]) {
    const finished = await loopgain.run([...words, '--force'], { folder });
    expect(finished.code, finished.err).toBe(0);
    return finished;
  }
});

/** Classes of future with share and interval, to twelve digits as --json has them. */
const FUTURE_ROWS = `{
  const written = (value) => Number(Number(value).toPrecision(12));
  const rows = [...document.querySelectorAll('tr[data-future]')].map(({ dataset }) => dataset);
  Object.fromEntries(rows.map(({ future, share, low, high }) => [future, { share: written(share), low: written(low), high: written(high) }]));
}`;

/** Lines and words of a picture's file; browsers order attributes otherwise, shift axes by half a pixel, and escape no unbroken space. */
function drawnOf(svg: string) {
  return {
    lines: [...svg.matchAll(/ d="([^"]*)"/g)].map(([, line]) => line!),
    words: svg
      .replace(/<style>.*?<\/style>/s, '')
      .replaceAll('&#160;', '\u00a0')
      .split(/<[^>]*>/)
      .filter((words) => words.trim() !== ''),
  };
}

/** Lines of the first picture. */
const CURVE = `[...document.querySelector('main figure svg').querySelectorAll('path')].map((path) => path.getAttribute('d')).join('\\n')`;

/** Pictures are drawn one in a frame. */
const SOME_FRAMES = `new Promise((resolve) => {
  let left = 30;
  const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
  next();
})`;

/** Goes from control to control until one is a slider; its path. */
async function tabToSlider(page: Page): Promise<string> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const path = await page.evaluate<string | undefined>('document.activeElement.dataset.path');
    if (path !== undefined) return path;
  }
  throw new Error('no slider in reach of the keyboard');
}
