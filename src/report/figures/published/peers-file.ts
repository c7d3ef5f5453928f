import { anyFigure } from '../figure.ts';
import type { PeersPicture } from '../material.ts';
import { svgFile } from '../svg-file.ts';
import type { SvgDocument } from '../svg-text.ts';
import { peers } from './peers.ts';

/**
 * The picture of forecasts side by side as the text of an SVG file.
 * @param picture rows of all models, and our labs' paths
 * @param document to draw in
 */
export function peersFile(picture: PeersPicture, document: SvgDocument): string {
  return svgFile({ figure: anyFigure(peers), story: peers.tell({ peers: picture })! }, document);
}
