import type { Figure } from './figures/figure.ts';
import type { Material } from './figures/material.ts';

/** What pictures of each command can be about. */
const COMMAND_PARTS: Readonly<Record<string, readonly (keyof Material)[]>> = {
  run: ['path', 'paths', 'published'],
  futures: ['path', 'paths', 'published'],
  forecast: ['forecasts', 'published'],
  compare: ['comparison'],
  reproduce: ['reproduction', 'published'],
  sensitivity: ['sensitivity'],
  frontier: ['frontier'],
  peers: ['peers', 'published'],
  trends: ['published', 'doublingTimes'],
};

const HEADER = `# Gallery

<!-- Written by \`npm run docs\` from the catalogue of figures in src/report/figures; edit that. -->

Every picture, with the question that it answers and the commands that write it with \`--figures\`, as \`<name>.svg\` beside the tables, and with
\`--report\`, on one page. [Add a figure](recipes.md#add-a-figure) says how there are more.

These are the stored pictures that tests compare, drawn from small and coarse simulations of each kind: they show what there is to see, and
their numbers mean nothing.
`;

/**
 * Commands that write a figure: those that have all that it needs.
 *
 * commandsOf({ needs: ['forecasts'] }) // => ['forecast']
 */
export function commandsOf({ needs }: Pick<Figure, 'needs'>): string[] {
  const able = Object.entries(COMMAND_PARTS).filter(([, parts]) => needs.every((part) => parts.includes(part)));
  return able.map(([command]) => command);
}

/**
 * The page docs/gallery.md: every figure of a catalogue.
 * @param titleOf what a figure's stored picture finds, by the figure's id
 */
export function galleryMarkdown(catalogue: readonly Figure[], titleOf: (id: string) => string): string {
  return [HEADER, ...catalogue.map((figure) => figureMarkdown(figure, titleOf(figure.id)))].join('\n');
}

function figureMarkdown(figure: Figure, title: string): string {
  const { id, asks } = figure;
  const commands = commandsOf(figure).map((command) => `\`${command}\``);
  const picture = `![${title.replaceAll(/[[\]]/g, '')}](../test/golden/figures/${id}.svg)`;
  return [`## ${id}\n`, `${asks} Written by ${commands.join(', ')}.\n`, `${picture}\n`].join('\n');
}
