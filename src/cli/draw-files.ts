import { FIGURE_ENDING, REPORT_FILE } from '../io/manifest.ts';
import type { ResultFile } from '../io/result-folder.ts';
import { svgDocument } from '../io/svg-document.ts';
import { viewerScript } from '../io/viewer-script.ts';
import { tellAll } from '../report/figures/catalogue.ts';
import { svgFile } from '../report/figures/svg-file.ts';
import { findingsOf } from '../report/html/findings.ts';
import { reportPage } from '../report/html/page.ts';
import type { Arguments } from './arguments.ts';
import type { Pictured } from './pictured.ts';

/** Draws every figure that the material tells something of, and the page that shows them all, as asked for. */
export function drawFiles(pictured: Pictured, { figures, report }: Pick<Arguments, 'figures' | 'report'>): ResultFile[] {
  const { material, title, tables, scenarios, facts, parts = [] } = pictured;
  const document = svgDocument();
  const told = tellAll(material);
  const drawn = figures ? told.map((each) => ({ name: `${each.figure.id}${FIGURE_ENDING}`, text: svgFile(each, document) })) : [];
  if (!report) return drawn;
  const page = {
    ...findingsOf(material, title, tables),
    ...{ told, parts, facts, files: tables },
    scenarios: scenarios.map(({ id, scenario }) => ({ id, title: scenario.title, parameters: scenario.parameters })),
  };
  return [...drawn, { name: REPORT_FILE, text: reportPage(page, document, viewerScript()) }];
}
