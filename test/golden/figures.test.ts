import { beforeAll, expect, test } from 'vitest';
import { svgDocument } from '../../src/io/svg-document.ts';
import { CATALOGUE, type ToldFigure, tellAll } from '../../src/report/figures/catalogue.ts';
import { svgFile } from '../../src/report/figures/svg-file.ts';
import { pictureMaterial } from '../support/picture-material.ts';

/** Stories are embedded in reports, and these in turn are to be small. */
const LARGEST_STORY = 60_000;

/** An element a line, so that what moved can be seen; within words a line would be a space. */
function inLines(svg: string): string {
  return svg.replace(/><(?=\/?(?:g|path|svg|line|circle|rect)\b|text\b)/g, '>\n<');
}

let told: ReadonlyMap<string, ToldFigure>;
beforeAll(async () => {
  told = new Map(tellAll(await pictureMaterial()).map((each) => [each.figure.id, each]));
});

test.each(CATALOGUE.map(({ id }) => id))('%s is what it was', async (id) => {
  const each = told.get(id)!;
  await expect(inLines(svgFile(each, svgDocument()))).toMatchFileSnapshot(`figures/${id}.svg`);
});

test.each(CATALOGUE.map(({ id }) => id))('%s tells plain data, and little of it', (id) => {
  const { data } = told.get(id)!.story;
  const json = JSON.stringify(data);
  expect(JSON.parse(json)).toEqual(data);
  expect(json.length).toBeLessThan(LARGEST_STORY);
});
