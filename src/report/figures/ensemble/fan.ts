import { figureText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import { forecastSource, yearText } from '../forecast-words.ts';
import type { Material } from '../material.ts';
import { drawFans } from './fan-drawing.ts';
import { extremes, type Fan, fansOf, lastOf } from './fan-story.ts';

interface FanData {
  readonly fans: readonly Fan[];
}

/** How far AI speeds research up, and how sure that is. */
export const fan: Figure<FanData> = {
  id: 'fan',
  asks: 'How much faster does AI make research, and how sure is that?',
  needs: ['forecasts'],
  tell: fanStory,
  draw: ({ fans }, canvas) => drawFans({ fans, measured: [], ticks: TICKS, textOf: timesText, room: 58 }, canvas),
};

/** How many times, as a label says it. */
function timesText(ratio: number): string {
  return `${figureText(Number(ratio.toPrecision(2)))}×`;
}

const TICKS = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 100_000].map((value) => ({
  value,
  text: timesText(value),
}));

function fanStory({ forecasts = [] }: Material): Story<FanData> | undefined {
  const fans = fansOf(forecasts, 'progress_multiplier_ratio');
  if (fans.length === 0) return undefined;
  return {
    title: titleOf(fans),
    subtitle:
      'Progress multiplier: research per year relative to the same people and computers without AI, on a logarithmic scale',
    caption:
      'Line: the median of what was drawn. Dark band: the middle half of draws; light band: nine tenths of them.' +
      (fans.length > 1 ? ' Dotted: the medians of the others.' : ''),
    description: fans.map(describe).join('; '),
    sources: [forecastSource(forecasts)],
    data: { fans },
  };
}

function titleOf(fans: readonly Fan[]): string {
  const { most, least } = extremes(fans);
  const end = lastOf(most);
  const year = yearText(end.day);
  if (fans.length === 1)
    return `By ${year} AI makes research ${wordsOf(end.p50)} times as fast, or anything from ${wordsOf(end.p05)} to ${wordsOf(end.p95)} times`;
  const lows = fans.map((each) => lastOf(each).p05);
  const highs = fans.map((each) => lastOf(each).p95);
  const medians = `${wordsOf(lastOf(least).p50)} to ${wordsOf(end.p50)} times as fast`;
  const range = `${wordsOf(Math.min(...lows))} to ${wordsOf(Math.max(...highs))} times`;
  return `By ${year} AI makes research ${medians}, depending on the future; with all that is uncertain, ${range}`;
}

function wordsOf(ratio: number): string {
  return figureText(Number(ratio.toPrecision(2)));
}

function describe(each: Fan): string {
  const { day, p05, p50, p95 } = lastOf(each);
  return `${each.name}: in ${yearText(day)} median ${timesText(p50)}, nine tenths of draws from ${timesText(p05)} to ${timesText(p95)}`;
}
