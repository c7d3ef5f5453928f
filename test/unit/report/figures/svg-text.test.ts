import { expect, test } from 'vitest';
import { svgDocument } from '../../../../src/io/svg-document.ts';
import { inlineSvg, svgText, withShortCoordinates } from '../../../../src/report/figures/svg-text.ts';

const SVG = 'http://www.w3.org/2000/svg';

test('a picture has its words, white ground and short coordinates, and no words of its parts', () => {
  const document = svgDocument();
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('aria-label', 'line');
  path.setAttribute('d', 'M0.123456,-7.1e-17L12.5,99.99999999');
  svg.prepend(path);
  expect(svgText(svg, { title: 'A & B', description: 'two < three' })).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" role="img">' +
      '<title>A &amp; B</title><desc>two &lt; three</desc><rect fill="white" height="100%" width="100%" />' +
      '<path d="M0.12,0L12.5,100" /></svg>\n',
  );
});

test('words keep their digits: titles, labels and what is read aloud', () => {
  const document = svgDocument();
  const svg = document.createElementNS(SVG, 'svg');
  const label = document.createElementNS(SVG, 'text');
  label.setAttribute('x', '1.23456');
  label.textContent = '0.0818 > 1e-7';
  svg.append(label);
  const description = 'from 0.0818 to 0.674';
  const file = svgText(svg, { title: 'eta 0.0818', description });
  expect(file).toContain('<title>eta 0.0818</title><desc>from 0.0818 to 0.674</desc>');
  expect(file).toMatch(/<text x="1.23">0.0818 (>|&gt;) 1e-7<\/text>/);
  expect(inlineSvg(svg, 'a', { description })).toContain('aria-label="from 0.0818 to 0.674"');
});

test('an attribute that holds a bracket does not end a tag', () => {
  expect(withShortCoordinates('<g aria-label="1.2345 > 1" x="1.2345"/>2.3456')).toBe(
    '<g aria-label="1.2345 > 1" x="1.23"/>2.3456',
  );
});
