import type { ToldFigure } from '../figures/catalogue.ts';
import { PAGE } from '../figures/palette.ts';
import { inlineSvg, type SvgDocument } from '../figures/svg-text.ts';
import { storyTables } from './story-tables.ts';
import { html, type Markup, made, scriptJson } from './markup.ts';

/** Of pictures where no script draws them to the page's width [pixels]. */
const STATIC_WIDTH = 760;

/** A picture with its title, how to read it, where it is from, and its numbers. */
export function figureMarkup({ figure, story }: ToldFigure, document: SvgDocument): Markup {
  const { id } = figure;
  const { title, subtitle, caption, description, sources, data } = story;
  const svg = figure.draw(data, { document, width: STATIC_WIDTH, palette: PAGE, tips: false });
  return html`<figure id="${id}" aria-labelledby="${id}-title">
<p class="asks">${figure.asks}</p>
<h3 id="${id}-title">${title}</h3>
<p class="subtitle">${subtitle}</p>
<div class="picture" data-figure="${id}">${made(inlineSvg(svg, id, story))}</div>
<figcaption><p>${caption}</p>
<p class="sources">Sources: ${sources.join('; ')}.</p></figcaption>
<details><summary>In words and numbers</summary>
<p>${description}</p>
${storyTables(data)}</details>
</figure>
`;
}

/** What the viewer draws again, at the page's width and with tips: each picture's data, as JSON in a script element. */
export function storiesMarkup(told: readonly ToldFigure[]): Markup {
  const stories = told.map(({ figure, story }) => ({ id: figure.id, description: story.description, data: story.data }));
  return html`<script type="application/json">${scriptJson(stories)}</script>`;
}
