import { parseHTML } from 'linkedom';
import type { SvgDocument } from '../report/figures/svg-text.ts';

/** An empty document that pictures are drawn in where there is no browser. */
export function svgDocument(): SvgDocument {
  return parseHTML('<!doctype html><html><body></body></html>').document;
}
