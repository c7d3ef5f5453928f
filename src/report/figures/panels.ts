import * as Plot from '@observablehq/plot';
import type { Canvas } from './figure.ts';
import type { SvgDocument, SvgElement } from './svg-text.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing within a picture, from the picture's top left corner [pixels]. */
export interface PlacedPanel {
  readonly panel: SvgElement;
  readonly x: number;
  readonly y: number;
}

/** One picture of several drawings. */
export function composed({ document, width }: Canvas, height: number, panels: readonly PlacedPanel[]): SvgElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
    svg.setAttribute(name, String(value));
  }
  for (const { panel, x, y } of panels) {
    panel.setAttribute('x', String(x));
    panel.setAttribute('y', String(y));
    panel.prepend(ground(document));
    svg.append(panel);
  }
  return svg;
}

/** A drawing within another hears of a pointer only where something is painted. */
function ground(document: SvgDocument): SvgElement {
  const rect = document.createElementNS(SVG, 'rect');
  const all = { width: '100%', height: '100%', fill: 'none', 'pointer-events': 'all' };
  for (const [name, value] of Object.entries(all)) rect.setAttribute(name, value);
  return rect;
}

/** One picture of drawings below each other. */
export function stacked(canvas: Canvas, panels: readonly SvgElement[]): SvgElement {
  let height = 0;
  const placed = panels.map((panel) => {
    const y = height;
    height += Number(panel.getAttribute('height'));
    return { panel, x: 0, y };
  });
  return composed(canvas, height, placed);
}

/** What a panel shows, above it from the left edge of the picture. */
export function panelTitle({ palette }: Canvas, words: string, marginLeft: number): Plot.Markish {
  const place = { frameAnchor: 'top-left', lineAnchor: 'bottom', textAnchor: 'start', dx: -marginLeft, dy: -8 } as const;
  return Plot.text([words], { ...place, fill: palette.ink, fontWeight: 600, fontSize: 12.5 });
}

/** Where a pointer finds something, and what it is told. */
export interface TipPlaces<Row> {
  readonly x: (row: Row) => Date | number;
  readonly y: (row: Row) => number;
  readonly title: (row: Row) => string;
}

/** Width of what is told at the pointer [letters]. */
const TIP_LETTERS = 32;

/** What a picture tells at the pointer, by the nearest of its rows along the horizontal axis; nothing where it has no tips. */
export function tipsAlong<Row>({ palette, tips }: Canvas, rows: readonly Row[], { x, y, title }: TipPlaces<Row>): Plot.Markish[] {
  if (!tips) return [];
  const style = { fill: palette.paper, stroke: palette.faint, fontSize: 12, lineWidth: TIP_LETTERS };
  return [
    Plot.ruleX(rows, Plot.pointerX({ x, stroke: palette.faint, strokeOpacity: 0.6 })),
    Plot.tip(rows, Plot.pointerX({ x, y, title, ...style })),
  ];
}

/** What a picture tells of the nearest of its rows in both directions. */
export function tipsNear<Row>({ palette, tips }: Canvas, rows: readonly Row[], { x, y, title }: TipPlaces<Row>): Plot.Markish[] {
  if (!tips) return [];
  return [
    Plot.tip(
      rows,
      Plot.pointer({ x, y, title, fill: palette.paper, stroke: palette.faint, fontSize: 12, lineWidth: TIP_LETTERS }),
    ),
  ];
}
