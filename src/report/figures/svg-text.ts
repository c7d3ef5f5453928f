/** What of the DOM pictures need; the types of all of it would let every file speak of a window. */
export interface SvgDocument {
  createElementNS(namespace: string, name: string): SvgElement;
}

/** An element of a picture. */
export interface SvgElement {
  readonly ownerDocument: SvgDocument;
  readonly outerHTML: string;
  textContent: string | null;
  querySelectorAll(selectors: string): Iterable<SvgElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  prepend(...children: SvgElement[]): void;
  append(...children: SvgElement[]): void;
}

/** What a picture says to those who do not see it. */
export interface AlternativeText {
  /** In a sentence. */
  readonly title: string;
  /** What is to be seen, with its figures. */
  readonly description: string;
}

/** Coordinates to a hundredth of a pixel, so that the last bit of a logarithm, which differs between engines, shows nowhere. */
const LONG_FRACTION = /-?\d+(?:\.\d+)?e-\d+|-?\d+\.\d{3,}/g;
const DIGITS = 2;

/**
 * A picture as the text of a file: of its own size, on white, with alternative text, and with short coordinates.
 * @param svg as a chart made it; it is changed
 */
export function svgText(svg: SvgElement, { title, description }: AlternativeText): string {
  const { ownerDocument: document } = svg;
  asOnePicture(svg);
  svg.setAttribute('xmlns', SVG_NAMESPACE);
  const ground = document.createElementNS(SVG_NAMESPACE, 'rect');
  for (const [name, value] of Object.entries({ width: '100%', height: '100%', fill: 'white' })) ground.setAttribute(name, value);
  const [name, described] = [title, description].map((text, i) => {
    const element = document.createElementNS(SVG_NAMESPACE, i === 0 ? 'title' : 'desc');
    element.textContent = text;
    return element;
  });
  svg.prepend(name!, described!, ground);
  return `${settled(svg.outerHTML, 'file')}\n`;
}

/**
 * A picture as an element of a page, which has its title and background; alternative text, short coordinates.
 * @param svg as a chart made it; it is changed
 * @param id tells its parts from those of other pictures on the page
 */
export function inlineSvg(svg: SvgElement, id: string, { description }: Pick<AlternativeText, 'description'>): string {
  asOnePicture(svg);
  svg.setAttribute('aria-label', description);
  return settled(svg.outerHTML, id);
}

/** What a chart says of its parts is left out: whoever does not see it is told the whole. */
export function asOnePicture(svg: SvgElement): void {
  for (const element of [...svg.querySelectorAll('[aria-label]')]) element.removeAttribute('aria-label');
  for (const element of [...svg.querySelectorAll('[aria-description]')]) element.removeAttribute('aria-description');
  svg.setAttribute('role', 'img');
}

/** Names of parts that charts number on and on, so that a picture would hang on how many were drawn before it. */
const COUNTED_NAME = /\bplot-(clip|pattern)-\d+/g;

function settled(markup: string, id: string): string {
  const text = markup.replaceAll('&nbsp;', '\u00a0'); // browsers write the entity of HTML, which SVG has not
  const names = [...new Set(text.match(COUNTED_NAME))];
  return withShortCoordinates(text.replace(COUNTED_NAME, (name) => `${id}-part-${names.indexOf(name) + 1}`));
}

const TAG = /<[a-z](?:"[^"]*"|[^">])*>/gi;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/**
 * A picture whose attributes hold numbers of two decimals at most; what is read, or read aloud, stays as it is.
 *
 * withShortCoordinates('<text x="1.2345" aria-label="0.0818">0.0818</text>') // => '<text x="1.23" aria-label="0.0818">0.0818</text>'
 */
export function withShortCoordinates(markup: string): string {
  return markup.replace(TAG, (tag) =>
    tag.replace(ATTRIBUTE, (whole, name, value: string) =>
      name === 'aria-label' ? whole : `${name}="${value.replace(LONG_FRACTION, shortened)}"`,
    ),
  );
}

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/**
 * A number as text with two decimals at most.
 *
 * shortened('-12.3456') // => '-12.35'
 * shortened('0.00000001') // => '0'
 */
export function shortened(number: string): string {
  const text = String(Number(Number(number).toFixed(DIGITS)));
  return text === '-0' ? '0' : text;
}
