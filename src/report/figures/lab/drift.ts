import type { Generation } from '../../../lab/trajectory.ts';
import { countText, percentText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import { type DriftData, drawDrift, type LookedAt } from './drift-drawing.ts';
import { monthName } from './lab-curves.ts';
import { roundPercent, sampleDaysOf } from './path-data.ts';

/** How far models depart from what was meant, and what the lab sees of it. */
export const drift: Figure<DriftData> = {
  id: 'drift',
  asks: 'How far do models depart from what was meant, and does anyone see it?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : driftStory(path)),
  draw: drawDrift,
};

function driftStory(path: LabPath): Story<DriftData> | undefined {
  const { drift_true_ratio: trueHarm } = path.trajectory.series;
  if (!trueHarm.some((harm) => harm > 0)) return undefined;
  if (!(path.trajectory.generations.length > 1)) return undefined;
  const models = path.trajectory.generations.flatMap((generation) => lookedAt(path, generation));
  const most = trueHarm.reduce((best, harm) => (harm > best ? harm : best), 0);
  return {
    title: titleOf(models, most),
    subtitle: `${path.title}: harm by drift in the model in use, the part that it takes of what AI's experiments are worth (linear scale)`,
    caption: CAPTION,
    description: descriptionOf(models, most),
    sources: [`simulated: ${path.id}`],
    data: {
      fromDay: path.epochCivilDays + path.trajectory.generations[0]!.promotedDays,
      toDay: sampleDaysOf(path).at(-1)!,
      models,
    },
  };
}

const CAPTION =
  'Line: true harm of the model in use, hidden from the lab. Each model inherits the drift of the one before and adds its own. Blue: what the evaluation measured of a model, below 0 by noise; the thin line shows how far off it was. A false alarm is one that chance alone would have raised; a model with harm that raises none is missed, however small the harm.';

function lookedAt({ epochCivilDays }: LabPath, generation: Generation): LookedAt[] {
  const { index, evaluatedDays, promotedDays, startDays, daysLost, outcome, alarms, falseAlarms, rounds, misses } = generation;
  if (index === 0 || Number.isNaN(evaluatedDays)) return [];
  const day = outcome === 'promoted' ? promotedDays : outcome === 'rolled back' ? startDays + daysLost : evaluatedDays;
  const fate = outcome !== 'promoted' ? outcome : rounds > 0 ? 'mended' : 'passed';
  const alarm = alarms === 0 ? 'none' : falseAlarms >= alarms ? 'by chance' : 'true';
  const harm = { trueHarm: rounded(generation.trueHarm) ?? 0, measuredHarm: rounded(generation.measuredHarm) };
  return [{ generation: index, day: epochCivilDays + day, ...harm, fate, alarm, isMissed: misses === 1 }];
}

const HUNDREDTH = 0.01;

function titleOf(models: readonly LookedAt[], most: number): string {
  const harm = most < HUNDREDTH ? 'harm of under 1 %' : `harm of up to ${roundPercent(most)}`;
  if (models.every(({ measuredHarm }) => measuredHarm === null)) return `Nobody looks for drift: ${harm} gets into use`;
  const looked = countText(models.length, 'model');
  const [dropped, mended] = (['rolled back', 'mended'] as const).map(
    (fate) => models.filter((model) => model.fate === fate).length,
  ) as [number, number];
  const alarms = models.filter(({ alarm }) => alarm !== 'none').length;
  if (alarms === 0) return `Evaluation of ${looked} raises no alarm, and ${harm} gets into use`;
  const actions = [dropped > 0 ? `rolls back ${dropped}` : '', mended > 0 ? `mends ${mended}` : ''].filter(
    (words) => words !== '',
  );
  const done = actions.length === 0 ? `raises an alarm at ${alarms}` : actions.join(' and ');
  return `Of ${looked} evaluation ${done}; even so ${harm} gets into use`;
}

function descriptionOf(models: readonly LookedAt[], most: number): string {
  const count = (is: (model: LookedAt) => boolean): number => models.filter(is).length;
  const told = models
    .filter(({ alarm, fate }) => alarm !== 'none' || fate === 'rolled back')
    .map(({ generation, day, trueHarm, measuredHarm, fate, alarm }) => {
      const measured = measuredHarm === null ? 'not measured' : `measured ${percentText(measuredHarm)}`;
      return `generation ${generation} in ${monthName(day)}, harm ${percentText(trueHarm)}, ${measured}${alarm === 'by chance' ? ', false alarm' : ''}, ${fate}`;
    });
  const missed = countText(
    count(({ isMissed }) => isMissed),
    'model',
  );
  const counted = `${countText(models.length, 'model')} evaluated, ${count(({ alarm }) => alarm !== 'none')} with an alarm (${count(({ alarm }) => alarm === 'by chance')} by chance), ${missed} let through with harm unseen; most harm in use ${percentText(most)}`;
  return [counted, ...told].join('; ');
}
