import { expect, test } from 'vitest';
import { svgDocument } from '../../../../src/io/svg-document.ts';
import { svgText } from '../../../../src/report/figures/svg-text.ts';

const SVG = 'http://www.w3.org/2000/svg';

test('a picture has its words, white ground and short coordinates, and no words of its parts', () => {
  const document = svgDocument();
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('aria-label', 'line');
  path.setAttribute('d', 'M0.123456,-7.1e-17L12.5,99.99999999');
  svg.prepend(path);
  expect(svgText(svg, { title: 'A & B', description: 'two < three' })).toBe(
    '<svg role="img" xmlns="http://www.w3.org/2000/svg">' +
      '<title>A &amp; B</title><desc>two &lt; three</desc><rect fill="white" height="100%" width="100%" />' +
      '<path d="M0.12,0L12.5,100" /></svg>\n',
  );
});
