import { CATALOGUE } from '../figures/catalogue.ts';
import type { Figure } from '../figures/figure.ts';
import { PAGE } from '../figures/palette.ts';
import { asOnePicture, type SvgDocument, type SvgElement } from '../figures/svg-text.ts';

// Draws the pictures of a report again in the reader's browser: as wide as there is room, and with tips on what is pointed at.

/** What of a browser it needs; the types of all of it would let every file speak of a window. */
interface PageElement {
  readonly clientWidth: number;
  readonly textContent: string | null;
  replaceChildren(child: SvgElement): void;
}
interface PageDocument extends SvgDocument {
  querySelector(selectors: string): PageElement | null;
}
interface Observer {
  observe(element: PageElement): void;
  unobserve(element: PageElement): void;
}
type Seen = readonly { readonly target: PageElement; readonly isIntersecting: boolean }[];
declare const document: PageDocument;
declare const ResizeObserver: new (seen: (entries: Seen) => void) => Observer;
declare const IntersectionObserver: new (seen: (entries: Seen) => void, options: { readonly rootMargin: string }) => Observer;

/** A picture on the page, and what it shows. */
interface ShownPicture {
  readonly figure: Figure;
  readonly data: unknown;
  readonly description: string;
  /** As it was drawn last [pixels] */
  width: number;
}

/** Pictures are drawn before they come into view. */
const NEAR = { rootMargin: '600px' };

const shown = new Map<PageElement, ShownPicture>();

const drawing = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const picture = shown.get(target)!;
    const { clientWidth: width } = target;
    if (width === 0 || width === picture.width) continue;
    picture.width = width;
    const svg = picture.figure.draw(picture.data, { document, width, palette: PAGE, tips: true });
    asOnePicture(svg);
    svg.setAttribute('aria-label', picture.description);
    target.replaceChildren(svg);
  }
});

const arriving = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    arriving.unobserve(target);
    drawing.observe(target);
  }
}, NEAR);

/** A story as the page holds it. */
type EmbeddedStory = { readonly id: string; readonly description: string; readonly data: unknown };

const stories = JSON.parse(document.querySelector('script[type="application/json"]')!.textContent!) as readonly EmbeddedStory[];
for (const { id, description, data } of stories) {
  const element = document.querySelector(`[data-figure="${id}"]`);
  const figure = CATALOGUE.find((each) => each.id === id);
  if (element === null || figure === undefined) continue;
  shown.set(element, { figure, data, description, width: 0 });
  arriving.observe(element);
}
