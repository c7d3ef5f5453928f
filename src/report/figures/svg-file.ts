import type { ToldFigure } from './catalogue.ts';
import { FILE_WIDTH } from './figure.ts';
import { LIGHT } from './palette.ts';
import { type SvgDocument, type SvgElement, svgText } from './svg-text.ts';
import { wrapped } from './wrapped.ts';

/** [pixels] */
const EDGE = 16;
const TITLE = { size: 20, line: 26 };
const SUBTITLE = { size: 13, line: 19 };
const FOOT = { size: 11.5, line: 16 };
/** Mean width of a letter, in parts of its height. */
const LETTER = 0.52;
const BOLD_LETTER = 0.56;

/** A picture as the text of a file, with title, subtitle, caption and sources drawn around it. */
export function svgFile({ figure, story }: ToldFigure, document: SvgDocument): string {
  const inner = FILE_WIDTH - 2 * EDGE;
  const picture = figure.draw(story.data, { document, width: inner, palette: LIGHT, tips: false });
  const pictureHeight = Number(picture.getAttribute('height'));
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  let y = EDGE;
  const write = (text: string, { size, line }: typeof TITLE, letter: number, style: Readonly<Record<string, string>>): void => {
    for (const words of wrapped(text, Math.floor(inner / (size * letter)))) {
      y += line;
      const written = element(document, 'text', { x: EDGE, y: y - (line - size) / 2, 'font-size': size, ...style });
      written.textContent = words;
      svg.append(written);
    }
  };
  write(story.title, TITLE, BOLD_LETTER, { 'font-weight': 'bold', fill: LIGHT.ink });
  write(story.subtitle, SUBTITLE, LETTER, { fill: LIGHT.faint });
  y += EDGE / 2;
  for (const [name, value] of Object.entries({ x: EDGE, y })) picture.setAttribute(name, String(value));
  svg.append(picture);
  y += pictureHeight;
  write(story.caption, FOOT, LETTER, { fill: LIGHT.faint });
  write(`Sources: ${story.sources.join('; ')}`, FOOT, LETTER, { fill: LIGHT.faint });
  const height = y + EDGE;
  const size = {
    width: FILE_WIDTH,
    height,
    viewBox: `0 0 ${FILE_WIDTH} ${height}`,
    'font-family': 'Helvetica, Arial, sans-serif',
  };
  for (const [name, value] of Object.entries(size)) svg.setAttribute(name, String(value));
  return svgText(svg, story);
}

function element(document: SvgDocument, name: string, attributes: Readonly<Record<string, string | number>>): SvgElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
