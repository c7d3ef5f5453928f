import { join } from 'node:path';
import { assert } from '../base/assert.ts';
import { FIGURE_ENDING, REPORT_FILE } from '../io/manifest.ts';
import type { ResultFile } from '../io/result-folder.ts';
import type { Trajectory } from '../lab/trajectory.ts';
import type { LabPath } from '../report/figures/material.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';
import type { Arguments } from './arguments.ts';
import type { Pictured } from './pictured.ts';

/** A lab's path, as pictures show it. */
export function labPathOf(
  { id, scenario: { lab, title } }: { readonly id: string; readonly scenario: Pick<LoadedScenario, 'lab' | 'title'> },
  trajectory: Trajectory,
): LabPath {
  assert(lab !== undefined, 'a path is of a lab', { id });
  return { id, title, trajectory, epochCivilDays: lab.epochCivilDays, fromDays: lab.fork?.fromDays };
}

type Asked = Pick<Arguments, 'figures' | 'report'>;

/** Files of figures and report, as asked for; what draws them is loaded only then. */
export async function pictureFiles(pictured: () => Pictured, asked: Asked): Promise<ResultFile[]> {
  if (!asked.figures && !asked.report) return [];
  const { drawFiles } = await import('./draw-files.ts');
  return drawFiles(pictured(), asked);
}

/**
 * Where pictures and report are, for the reader.
 *
 * pictureNotes('output/mine', { figures: false, report: true }) // => ['Report: output/mine/report.html']
 */
export function pictureNotes(folder: string, { figures, report }: Asked): string[] {
  return [
    ...(figures ? [`Figures: ${join(folder, `*${FIGURE_ENDING}`)}`] : []),
    ...(report ? [`Report: ${join(folder, REPORT_FILE)}`] : []),
  ];
}
