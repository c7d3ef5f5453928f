import type { Forecast } from '../ensemble/forecast/forecast.ts';
import { FAN_SHARES } from '../ensemble/forecast/view-tally.ts';
import type { MetricId } from '../ensemble/metrics.ts';
import { alignedText, type TextColumn, wrapText } from './aligned-text.ts';
import { type BindingCount, bandText, bandWords, bindingByCell, letterWords, stageLetters } from './bottleneck-band.ts';
import { type Course, courseWords } from './course-words.ts';
import { durationText, figureText, monthText, percentText } from './figure-text.ts';
import { quantileAt, sampleDate } from './forecast-figures.ts';
import { byCell } from './lab-glance.ts';
import { sparkline } from './sparkline.ts';
import { TEXT_WIDTH, wrappedFact } from './text-section.ts';
import { timeCells } from './time-cells.ts';
import { timeChart } from './time-chart.ts';

/** A figure of which the terminal shows median and width. */
export interface ShownMetric {
  readonly head: string;
  readonly id: MetricId;
  readonly text: (value: number) => string;
}

/** The first two are drawn over time. */
export const SHOWN: readonly ShownMetric[] = [
  { head: 'p50 time horizon', id: 'horizon_p50_minutes', text: durationText },
  { head: 'progress, times that of the lab without AI', id: 'progress_multiplier_ratio', text: figureText },
  { head: "people's share of the work", id: 'human_share', text: percentText },
];

/** Places in FAN_SHARES between which nine tenths of the paths lie, and the one in their middle. */
export const [LOW, MEDIAN, HIGH] = [0, FAN_SHARES.indexOf(1 / 2), FAN_SHARES.length - 1] as const;

/** Of the chart's rows. */
const LABELS = ['horizon', 'progress', 'binds'] as const;

/** A forecast at a glance: key figures with their spread; medians and the likeliest bottleneck, in words and as lines over time. */
export function forecastGlance(forecast: Forecast): string[] {
  const { frame, id, title } = forecast;
  const courses = SHOWN.map((metric) => medianCourse(forecast, metric.id));
  const days = courses[0]!.civilDays;
  const cells = timeCells(days, Math.max(...LABELS.map((label) => label.length)));
  const letters = stageLetters(frame.stageIds);
  const stages = bindingByCell(cells, bindingCounts(forecast));
  const [horizon, progress] = courses.map((course) => sparkline(byCell(cells, course)));
  const signs = [horizon!, progress!, bandText(stages, letters)];
  return [
    ...wrapText(`${id}: ${title}`, TEXT_WIDTH),
    ...keyFigures(forecast),
    ...[0, 1].flatMap((i) => wrappedFact(`median ${SHOWN[i]!.head}`, courseWords(courses[i]!, SHOWN[i]!.text))),
    ...wrappedFact('likeliest to bind', bandWords(stages, cells)),
    '',
    ...timeChart(
      LABELS.map((label, row) => ({ label, signs: signs[row]! })),
      cells,
      letterWords([stages], letters),
    ),
  ];
}

/** Median and nine tenths of the paths, at the end. */
function keyFigures(forecast: Forecast): string[] {
  const view = forecast.views[0]!;
  const last = forecast.frame.sampleDays.length - 1;
  const atEnd = SHOWN.map(({ head, id, text }) => {
    const [low, median, high] = [LOW, MEDIAN, HIGH].map((share) => text(quantileAt({ forecast, view }, id, last, share)));
    return [`  ${head}`, median!, `${low} to ${high}`];
  });
  const [low, median, high] = [LOW, MEDIAN, HIGH].map((share) => figureText(view.gainQuantiles[share]!));
  const heads: readonly TextColumn[] = [
    { head: `in ${monthText(sampleDate(forecast, last))}`, unit: '', align: 'left' },
    { head: 'median', unit: '', align: 'right' },
    { head: '90 % of paths', unit: '', align: 'left' },
  ];
  return alignedText(heads, [...atEnd, ['  highest loop gain of a path', median!, `${low} to ${high}`]]);
}

function medianCourse(forecast: Forecast, id: MetricId): Course {
  const view = forecast.views[0]!;
  const samples = [...forecast.frame.sampleDays.keys()];
  return {
    civilDays: samples.map((sample) => sampleDate(forecast, sample)),
    values: samples.map((sample) => quantileAt({ forecast, view }, id, sample, MEDIAN)),
  };
}

/** In how many paths each stage binds, at each sample. */
function bindingCounts(forecast: Forecast): BindingCount[] {
  const { stageIds, sampleDays } = forecast.frame;
  const { binding } = forecast.views[0]!;
  return [...sampleDays.keys()].flatMap((sample) =>
    stageIds
      .map((stage, i) => ({ civilDays: sampleDate(forecast, sample), stage, paths: binding[sample * stageIds.length + i]! }))
      .filter(({ paths }) => paths > 0),
  );
}
