import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../scripts/same-bytes/engines.mjs';
import { loopgain } from '../support/command-line.ts';
import { seriousFaults } from './axe.ts';
import { launchChromium, openWatched } from './chromium.ts';

/** Few jobs, which are simulated fast. */
const WORDS = ['run', 'compounding', '--set', 'granularity={experiment: 40, change: 20}', '--report'];

describe.skipIf(findChromium() === undefined && process.env['REQUIRE_CHROMIUM'] !== '1')('a report in Chromium', () => {
  let folder = '';
  let browser: Browser | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
    const { code, err } = await loopgain.run(WORDS, { folder });
    expect(code, err).toBe(0);
    browser = await launchChromium();
    expect(browser, 'chromium on the PATH').toBeDefined();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 390 },
  ] as const)('opens from a disk and asks for nothing: $colorScheme, $width pixels', async (opening) => {
    const url = pathToFileURL(join(folder, 'output', 'compounding', 'report.html')).href;
    const { page, faults, close } = await openWatched(browser!, url, opening);
    try {
      await page.waitForSelector('figure svg');
      expect(await page.locator('figure').count()).toBeGreaterThan(5);
      expect(
        await page.evaluate('[...document.querySelectorAll("figure")].filter((each) => !each.querySelector("svg")).length'),
      ).toBe(0);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(opening.width);
      expect(await seriousFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
    } finally {
      await close();
    }
  });
});
