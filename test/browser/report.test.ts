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

describe.skipIf(findChromium() === undefined && process.env['REQUIRE_CHROMIUM'] !== '1')('a report in Chromium', () => {
  let folder = '';
  let url = '';
  let browser: Browser | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loopgain-report-'));
    const { code, err } = await loopgain.run(['run', 'small-lab', '--report'], { folder });
    expect([code, err]).toEqual([0, '']);
    url = pathToFileURL(join(folder, 'output', 'small-lab', 'report.html')).href;
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each([
    { width: 1200, colorScheme: 'light' },
    { width: 390, colorScheme: 'dark' },
  ] as const)('$width wide and $colorScheme: drawn anew to its width, asks for nothing, is open to all', async (opening) => {
    const { page, faults, close } = await openWatched(browser!, url, opening);
    await page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true");
    const pictures = await page.locator('.picture').all();
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      await picture.scrollIntoViewIfNeeded();
      const { width } = (await picture.boundingBox())!;
      await picture.locator(`> svg[width="${width}"][role=img]`).waitFor();
    }
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(opening.width);
    expect(await seriousFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await close();
  });

  test('what is pointed at is told', async () => {
    const { page, close } = await openWatched(browser!, url);
    const picture = page.locator('.picture').first();
    await picture.scrollIntoViewIfNeeded();
    await picture.locator('svg:not([width="760"])').waitFor();
    const told = await picture.textContent();
    const { x, y, width, height } = (await picture.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 5 });
    await expect.poll(async () => (await picture.textContent())!.length).toBeGreaterThan(told!.length);
    await close();
  });
});
