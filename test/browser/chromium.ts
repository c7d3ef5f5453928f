import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../scripts/same-bytes/engines.mjs';

/** Starts the Chromium on the PATH, without a window; undefined where there is none. */
export async function launchChromium(): Promise<Browser | undefined> {
  const executablePath = findChromium();
  // Root, as in a container, cannot have Chromium's sandbox; the pages are our own.
  return executablePath === undefined ? undefined : chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** How a page is opened. */
export interface Opening {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/** A page of its own, and what it has done that it should not: said something on the console, thrown, or asked for anything but itself. */
export interface WatchedPage {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens an address in a profile of its own. */
export async function openWatched(browser: Browser, url: string, opening: Opening = {}): Promise<WatchedPage> {
  const { width = 1280, height = 900, colorScheme = 'light' } = opening;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  const page = await context.newPage();
  const faults: string[] = [];
  const [self] = url.split('#');
  page.on('console', (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`thrown: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const asked = request.url();
    if (asked.split('#')[0] !== self && !/^(data|blob):/.test(asked)) faults.push(`request: ${asked}`);
  });
  await context.addInitScript(NOTE_FIRST_PICTURE);
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

/** The playground's first picture of what it has simulated. */
export const FIRST_PICTURE = '#network svg';

/** Notes when it is there [ms since navigation]; a text, since the test's own language knows no document. */
const NOTE_FIRST_PICTURE = `new MutationObserver((_, observer) => {
  if (document.querySelector('${FIRST_PICTURE}') === null) return;
  performance.mark('first-picture');
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });`;
