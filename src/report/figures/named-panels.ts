import { type Canvas, isNarrow } from './figure.ts';
import { composed, type PlacedPanel } from './panels.ts';
import type { SvgElement } from './svg-text.ts';

/** One of several drawings of a kind. */
export interface NamedPanel {
  /** Written above it. */
  readonly name: string;
  readonly colour: string;
  /** Draws it on a canvas of its own width. */
  readonly draw: (canvas: Canvas) => SvgElement;
}

/** [pixels] */
const NAME_HEIGHT = 22;
const NAME_SIZE = 13;
const GAP = 16;

/**
 * Drawings side by side, or one below the other where it is narrow, each with its name above it.
 * @param wideColumns of a wide picture, 1 or more
 */
export function namedPanels(canvas: Canvas, panels: readonly NamedPanel[], wideColumns: number): SvgElement {
  const columns = isNarrow(canvas) ? 1 : Math.min(wideColumns, panels.length);
  const width = Math.floor((canvas.width - GAP * (columns - 1)) / columns);
  const placed: PlacedPanel[] = [];
  let top = 0;
  for (let first = 0; first < panels.length; first += columns) {
    let rowHeight = 0;
    for (const [column, panel] of panels.slice(first, first + columns).entries()) {
      const x = column * (width + GAP);
      const drawing = panel.draw({ ...canvas, width });
      placed.push({ panel: nameOf(panel, canvas), x, y: top }, { panel: drawing, x, y: top + NAME_HEIGHT });
      rowHeight = Math.max(rowHeight, Number(drawing.getAttribute('height')));
    }
    top += NAME_HEIGHT + rowHeight + GAP;
  }
  return composed(canvas, top - GAP, placed);
}

function nameOf({ name, colour }: NamedPanel, { document }: Canvas): SvgElement {
  const line = document.createElementNS(SVG, 'svg');
  const text = document.createElementNS(SVG, 'text');
  const style = { y: NAME_SIZE, 'font-size': NAME_SIZE, 'font-weight': 'bold', 'font-family': FONT, fill: colour };
  for (const [key, value] of Object.entries(style)) text.setAttribute(key, String(value));
  text.textContent = name;
  line.setAttribute('overflow', 'visible');
  line.append(text);
  return line;
}

const SVG = 'http://www.w3.org/2000/svg';
const FONT = 'system-ui, Helvetica, Arial, sans-serif';
