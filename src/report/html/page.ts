import { countText, figureText } from '../figure-text.ts';
import type { SvgDocument } from '../figures/svg-text.ts';
import { figureMarkup, storiesMarkup } from './figure-markup.ts';
import { html, type Markup, made } from './markup.ts';
import { parametersMarkup } from './parameters-markup.ts';
import type { KeyFigure, Report, ReportFacts } from './report.ts';
import { styleSheet } from './style.ts';
import { tableMarkup } from './table-markup.ts';

/** Nothing is asked of anywhere: no request leaves the page, whatever is in it. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "script-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A result as one page that needs nothing else, neither a network nor a script; the same bytes each time.
 * @param report what it says
 * @param document to draw in
 * @param viewer script that draws the pictures again, at the page's width and with tips
 */
export function reportPage(report: Report, document: SvgDocument, viewer: string): string {
  const { kind, title, answer, told, facts } = report;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${made(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${answer.join(' ')}">
<meta name="generator" content="loopgain ${facts.loopgain}">
<title>${title} (loopgain)</title>
<link rel="icon" href="data:,">
<style>${made(styleSheet())}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the contents</a>
<header>
<p class="kind">loopgain ${facts.loopgain}: ${kind}</p>
<h1>${title}</h1>
<p class="answer">${answer.join(' ')}</p>
</header>
${contentsMarkup(report)}
<main id="main">
${keyMarkup(report.keyFigures)}
${
  told.length === 0
    ? undefined
    : html`<section aria-labelledby="figures"><h2 id="figures">Figures</h2>
${told.map((each) => figureMarkup(each, document))}</section>`
}
${tablesMarkup(report)}
${parametersMarkup(report.scenarios)}
${madeMarkup(
  facts,
  report.scenarios.map(({ id }) => id),
)}
</main>
<footer><p>Simulated by loopgain ${facts.loopgain}; the words are explained in its glossary, the equations in its model page.</p></footer>
${told.length === 0 ? undefined : html`${storiesMarkup(told)}\n<script>${made(viewer)}</script>`}
</body>
</html>
`;
  return page.markup;
}

function contentsMarkup({ told, parts, keyFigures, scenarios }: Report): Markup {
  const figures = told.map(({ figure, story }) => html`<li><a href="#${figure.id}">${story.title}</a></li>\n`);
  return html`<nav aria-label="Contents"><ol>
${keyFigures.length === 0 ? undefined : html`<li><a href="#key">Key figures</a></li>`}
${told.length === 0 ? undefined : html`<li><a href="#figures">Figures</a><ul>\n${figures}</ul></li>`}
<li><a href="#tables">Tables</a></li>
${scenarios.every(({ parameters }) => parameters.length === 0) ? undefined : html`<li><a href="#parameters">Parameters</a></li>`}
<li><a href="#made">How it was made</a></li>
</ol>
${parts.length === 0 ? undefined : html`<p>One by one: ${parts.map((part, i) => html`${i === 0 ? '' : ', '}<a href="${part.path}">${part.title}</a>`)}.</p>`}
</nav>`;
}

function keyMarkup(keyFigures: readonly KeyFigure[]): Markup {
  if (keyFigures.length === 0) return html``;
  return html`<section aria-labelledby="key"><h2 id="key">Key figures</h2>
<dl class="key">
${keyFigures.map(({ label, value, note }) => html`<div><dt>${label}</dt><dd class="value">${value}</dd><dd class="note">${note}</dd></div>\n`)}</dl></section>`;
}

function tablesMarkup({ tables, files }: Report): Markup {
  const links = files.map(({ id, title }) => html`<li><a href="${id}.csv">${id}.csv</a>: ${title}</li>\n`);
  return html`<section aria-labelledby="tables"><h2 id="tables">Tables</h2>
${tables.map(tableMarkup)}
${links.length === 0 ? undefined : html`<p>All numbers, in twelve digits, are in the files beside this page:</p>\n<ul>\n${links}</ul>`}
</section>`;
}

/** What repeats the result, and what vouches for it. */
function madeMarkup(facts: ReportFacts, scenarios: readonly string[]): Markup {
  const { seed, replications, replay, granularity, events, fingerprint, audit, sources, loopgain } = facts;
  const laws =
    audit.length === 0
      ? 'Every path kept the laws of queueing: arrivals are departures and what is in process, Little’s law, busy servers at most those there are.'
      : `Laws were broken ${countText(audit.length, 'time')}.`;
  const rows: readonly (readonly [string, string | Markup])[] = [
    ['Repeat it', html`<code>${replay}</code>, from the folder above this one`],
    ['Version', `loopgain ${loopgain}`],
    ['Scenarios', scenarios.join(', ')],
    ['Seed', `${seed}: it decides every random number`],
    ...(replications === undefined ? [] : [['Replications', String(replications)] as const]),
    ['Events', figureText(events)],
    [
      'Granularity',
      granularity === 1 ? 'exact: each simulated job is one job' : `a simulated job stood for up to ${figureText(granularity)}`,
    ],
    ['Audit', laws],
    ['Fingerprint of the events', html`<code>${fingerprint}</code>`],
  ];
  return html`<section aria-labelledby="made"><h2 id="made">How it was made</h2>
<dl class="columns">
${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>
<details><summary>Files read, with their SHA-256</summary><dl class="columns">
${Object.entries(sources).map(([name, hash]) => html`<dt><code>${name}</code></dt><dd><code>${hash}</code></dd>\n`)}</dl></details>
</section>`;
}
