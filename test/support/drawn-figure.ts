import { svgDocument } from '../../src/io/svg-document.ts';
import type { Figure } from '../../src/report/figures/figure.ts';
import type { Material } from '../../src/report/figures/material.ts';
import { LIGHT } from '../../src/report/figures/palette.ts';

/** Widths of a phone and of a page [pixels]. */
const WIDTHS = [330, 900];

/** A picture's text at both widths, drawn from what a page holds of its story, with what it tells at the pointer or without. */
export function drawnTexts<Data>({ tell, draw }: Figure<Data>, material: Material): string[] {
  const data = JSON.parse(JSON.stringify(tell(material)!.data)) as Data;
  return WIDTHS.flatMap((width) =>
    [false, true].map((tips) => draw(data, { document: svgDocument(), width, palette: LIGHT, tips }).outerHTML),
  );
}
