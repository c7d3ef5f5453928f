import { assert } from '../../base/assert.ts';
import { ALL } from '../forecast/given.ts';
import { type CalibrationRow, calibrationOf } from './calibration-rows.ts';
import { type MeanScore, meanScores } from './mean-scores.ts';
import type { Outcome } from './outcomes.ts';
import { type ScoredOutcome, scoreOutcome } from './score-outcome.ts';
import type { StoredForecast, ValuesAt } from './stored.ts';

/** What a forecast of one scenario was worth. */
export interface ScoredForecast {
  readonly forecast: StoredForecast;
  /** By outcome in the order of the file: all paths first, then each option of each variant. */
  readonly scored: readonly ScoredOutcome[];
  /** Of all paths. */
  readonly calibration: readonly CalibrationRow[];
  /** By view and kind of outcome. */
  readonly means: readonly MeanScore[];
}

/** A view and which paths it has. */
interface ScoredView {
  readonly given: string;
  readonly places: readonly number[];
}

/** Scores the outcomes of one scenario. */
export function scoreForecast(forecast: StoredForecast, outcomes: readonly Outcome[], valuesAt: ValuesAt): ScoredForecast {
  const views = viewsOf(forecast);
  const own = outcomes.filter((outcome) => outcome.forecast === forecast.id);
  const scored = own.flatMap((outcome) => {
    const { finding, sample } = outcome;
    const values = finding.kind === 'metric' ? valuesAt(forecast.id, finding.subject, sample) : [];
    assert(finding.kind !== 'metric' || values.length === forecast.paths.length, 'every path has its place among the values');
    return views.map(({ given, places }): ScoredOutcome => {
      const pathShare = places.length / forecast.paths.length;
      return { outcome, given, pathShare, score: scoreOutcome(outcome, forecast, places, values) };
    });
  });
  const ofAll = scored.filter(({ given }) => given === ALL);
  return { forecast, scored, calibration: calibrationOf(ofAll), means: meanScores(scored) };
}

/** All paths, then those with each option of each variant, by name. */
function viewsOf({ paths }: StoredForecast): readonly ScoredView[] {
  const views = new Map<string, number[]>();
  for (const [place, { options }] of paths.entries()) {
    for (const [variant, option] of Object.entries(options)) {
      const given = `${variant}=${option}`;
      const places = views.get(given) ?? [];
      views.set(given, places);
      places.push(place);
    }
  }
  const named = [...views].sort(([one], [other]) => (one < other ? -1 : 1)).map(([given, places]) => ({ given, places }));
  return [{ given: ALL, places: [...paths.keys()] }, ...named];
}
