import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { svgDocument } from '../../../../src/io/svg-document.ts';
import type { ToldFigure } from '../../../../src/report/figures/catalogue.ts';
import type { SvgElement } from '../../../../src/report/figures/svg-text.ts';
import { reportPage } from '../../../../src/report/html/page.ts';
import type { Report } from '../../../../src/report/html/report.ts';
import { sampleTable } from '../../../support/sample-table.ts';

const HOSTILE = `</script><script>alert(1)</script><img src=x onerror="a()">&'"`;

const told: readonly ToldFigure[] = ['first', 'second'].map((id) => ({
  figure: {
    ...{ id, asks: `What is ${id}?`, needs: [] },
    tell: () => undefined,
    draw: (_, { document, width, palette }): SvgElement => {
      const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
      svg.setAttribute('width', String(width));
      svg.setAttribute('fill', palette.hues.blue);
      return svg;
    },
  },
  story: {
    title: `Finding of ${id} ${HOSTILE}`,
    ...{ subtitle: 'Unit: days', caption: 'Read it so', description: `${id} goes up ${HOSTILE}`, sources: ['simulated'] },
    data: {
      points: [{ fromDay: 18628, label: HOSTILE, value: 1234.56 }],
      curves: [{ name: 'x', points: [{ day: 18659, value: 2 }] }],
    },
  },
}));

const report: Report = {
  ...{ kind: 'a test', title: HOSTILE, answer: ['It is so.', HOSTILE] },
  keyFigures: [{ label: 'Progress', value: '8×', note: HOSTILE }],
  tables: [{ ...sampleTable, title: HOSTILE }],
  told,
  scenarios: [
    {
      ...{ id: 'mine', title: HOSTILE },
      parameters: [
        {
          ...{
            id: 'psi',
            value: 0.3,
            unit: 'exponent',
            low: 0,
            high: 1,
            prior: '0.1 to 0.5',
            priorSource: undefined,
            role: 'sourced',
          },
          source: `${HOSTILE} https://example.org/a?b=1&c="2`,
        },
      ],
    },
  ],
  files: [{ id: 'timeseries', title: 'The lab at each sample' }],
  parts: [{ title: 'part', path: '../part/report.html' }],
  facts: {
    ...{ loopgain: '1.2.3', seed: 7, sources: { 'mine.yaml': 'abc' }, replay: `npx loopgain run 'a b.yaml'` },
    ...{ granularity: 1, events: 12, fingerprint: 'f00', audit: [] },
  },
};
const page = reportPage(report, svgDocument(), 'void 0;');
const { document } = parseHTML(page);
const all = (selectors: string) => [...document.querySelectorAll(selectors)];

test('no text of a scenario becomes an element, an attribute or a script', () => {
  expect(all('script').map((script) => script.getAttribute('type'))).toEqual(['application/json', null]);
  expect(all('img, [onerror]')).toEqual([]);
  expect(document.querySelector('h1')!.textContent).toBe(HOSTILE);
  const stories = JSON.parse(document.querySelector('script')!.textContent!);
  expect(stories).toEqual(told.map(({ figure, story }) => ({ id: figure.id, description: story.description, data: story.data })));
});

test('every told figure is there: question, finding, picture, caption, sources, words and numbers', () => {
  for (const { figure, story } of told) {
    const shown = document.querySelector(`figure#${figure.id}`)!;
    for (const text of [figure.asks, story.title, story.subtitle, story.caption, ...story.sources, story.description])
      expect(shown.textContent).toContain(text);
    const svg = shown.querySelector('svg')!;
    expect([svg.getAttribute('role'), svg.getAttribute('aria-label')]).toEqual(['img', story.description]);
    // Colours are names of the page's own, which follow its light and dark.
    expect(svg.getAttribute('fill')).toBe('var(--blue)');
    expect([...shown.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      '2021-01-01',
      HOSTILE,
      '1,235',
      'x',
      '2021-02-01',
      '2',
    ]);
  }
});

test('the contents lead to every figure and section, headings come in order, and each id is there once', () => {
  const targets = all('nav a[href^="#"]').map((link) => link.getAttribute('href')!.slice(1));
  expect(targets).toEqual(['key', 'figures', 'first', 'second', 'tables', 'parameters', 'made']);
  const ids = all('body [id]').map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const target of [...targets, 'main']) expect(ids).toContain(target);
  const levels = all('h1, h2, h3').map(({ localName }) => Number(localName[1]));
  expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  expect([document.documentElement.getAttribute('lang'), all('main').length, all('h1').length]).toEqual(['en', 1, 1]);
});

test('nothing is asked of another place: links go to files beside it, or are sources that a reader may follow', () => {
  const links = all('[href], [src], [srcset], [action]').map((element) => element.getAttribute('href') ?? '');
  const beyond = links.filter((link) => !/^(#|data:,$|[\w.-]+\.csv$|\.\.\/[\w-]+\/report\.html$)/.test(link));
  expect(beyond).toEqual(['https://example.org/a?b=1&c="2']);
  expect(all('link').map((link) => link.getAttribute('href'))).toEqual(['data:,']);
  expect(document.querySelector('style')!.textContent).not.toMatch(/url\(|@import/);
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content');
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toMatch(/https?:|\*/);
});

test('what repeats it and vouches for it is on the page, and so are parameters with their sources', () => {
  const text = document.querySelector('main')!.textContent!;
  for (const said of [
    "npx loopgain run 'a b.yaml'",
    'f00',
    'loopgain 1.2.3',
    '7: it decides',
    'kept the laws',
    'mine.yaml',
    'abc',
  ])
    expect(text).toContain(said);
  const row = all('#parameters ~ .scroll tbody tr').map((each) =>
    [...each.querySelectorAll('th, td')].map(({ textContent }) => textContent),
  );
  expect(row).toEqual([
    ['psi', '0.3', 'exponent', '0 to 1', '0.1 to 0.5', 'sourced', report.scenarios[0]!.parameters[0]!.source],
  ]);
});

test('without pictures there is no script; without parameters no section of them; the same report is the same bytes', () => {
  const bare = reportPage({ ...report, told: [], scenarios: [] }, svgDocument(), 'void 0;');
  expect(bare).not.toMatch(/<script|id="parameters"|id="figures"/);
  expect(reportPage(report, svgDocument(), 'void 0;')).toBe(page);
});
