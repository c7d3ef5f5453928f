import * as Plot from '@observablehq/plot';
import { FUTURES } from '../../../ensemble/forecast/view-tally.ts';
import { percentText } from '../../figure-text.ts';
import { futureShare } from '../../forecast-figures.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { forecastSource, shortTitle } from '../forecast-words.ts';
import type { Material } from '../material.ts';
import { hueOf } from '../palette.ts';
import { rounded } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';

/** How many draws of a forecast end as one class of future. */
interface ClassShare {
  readonly forecast: string;
  readonly future: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

interface FuturesAtEndData {
  readonly shares: readonly ClassShare[];
}

/** What paths turn out to be. */
export const futuresAtEnd: Figure<FuturesAtEndData> = {
  id: 'futures-at-end',
  asks: 'What does each scenario turn out to be, and how likely is that?',
  needs: ['forecasts'],
  tell: atEndStory,
  draw: drawAtEnd,
};

const WORDS: Readonly<Record<string, string>> = {
  recursion: 'recursion',
  compounding: 'compounding',
  's-curve': 'S-curve',
  none: 'none of these',
};

function atEndStory({ forecasts = [] }: Material): Story<FuturesAtEndData> | undefined {
  if (forecasts.length === 0) return undefined;
  const shares = forecasts.flatMap((forecast) =>
    FUTURES.map((future, place): ClassShare => {
      const { share, low, high } = futureShare({ forecast, view: forecast.views[0]! }, place);
      return { forecast: shortTitle(forecast.title), future, share: rounded(share)!, low: rounded(low)!, high: rounded(high)! };
    }),
  );
  return {
    title: titleOf(shares),
    subtitle:
      'What the simulated paths of each scenario are, by the rules of the classifier: share of draws [%], with 95 % intervals',
    caption:
      'A scenario only says what changes: whether its loop then closes, compounds or runs into a limit is found in each draw. Intervals count draws (Wilson).',
    description: shares
      .filter(({ share }) => share > 0)
      .map(
        (each) =>
          `${each.forecast}: ${WORDS[each.future]} ${percentText(each.share)} (${percentText(whole(each.low))} to ${percentText(whole(each.high))})`,
      )
      .join('; '),
    sources: [forecastSource(forecasts)],
    data: { shares },
  };
}

function titleOf(shares: readonly ClassShare[]): string {
  const forecasts = new Set(shares.map(({ forecast }) => forecast));
  const most = (of: readonly ClassShare[]): ClassShare => of.reduce((one, other) => (other.share > one.share ? other : one));
  const textOf = ({ share, low, high }: ClassShare): string =>
    `${percentText(whole(share))} of draws (95 %: ${percentText(whole(low))} to ${percentText(whole(high))})`;
  if (forecasts.size === 1) {
    const widest = most(shares);
    return `The most likely outcome is ${WORDS[widest.future]}: ${textOf(widest)}`;
  }
  const recursion = most(shares.filter(({ future }) => future === RECURSION));
  return recursion.share === 0
    ? 'In no scenario does the loop close: recursion comes out in none of the draws'
    : `The loop closes most often in the scenario “${recursion.forecast}”, in ${textOf(recursion)}`;
}

const RECURSION = 'recursion';

function whole(share: number): number {
  return Math.round(share * PER_CENT) / PER_CENT;
}

const PER_CENT = 100;
/** [pixels] */
const ROW = 24;
const LABEL_ROOM = 104;

function drawAtEnd({ shares }: FuturesAtEndData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const forecasts = [...new Set(shares.map(({ forecast }) => forecast))];
  const rowOf = ({ forecast, future }: ClassShare): string => `${forecast}/${future}`;
  const hue = ({ future }: ClassShare): string => palette.hues[hueOf(future, 0)];
  const rows = forecasts.flatMap((forecast) => [`${forecast}/`, ...FUTURES.map((future) => `${forecast}/${future}`)]);
  const text = ({ share, low, high }: ClassShare): string =>
    `${percentText(whole(share))} (${Math.round(low * PER_CENT)}–${Math.round(high * PER_CENT)})`;
  const places = { x: 'high', y: rowOf } as const;
  return chart(canvas, {
    ...{
      height: rows.length * ROW + 30,
      marginTop: 4,
      marginBottom: 26,
      marginLeft: LABEL_ROOM,
      marginRight: isNarrow(canvas) ? 84 : 110,
    },
    x: { domain: [0, 1], axis: null },
    y: { type: 'band', domain: rows, axis: null, padding: 0.3 },
    marks: [
      Plot.gridX([0, 0.25, 0.5, 0.75, 1], { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(isNarrow(canvas) ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1], {
        text: (share: number) => `${share * PER_CENT} %`,
        label: null,
        tickSize: 0,
      }),
      Plot.text(forecasts, {
        x: 0,
        y: (name: string) => `${name}/`,
        text: (name: string) => name,
        fontWeight: 'bold',
        textAnchor: 'start',
        dx: -LABEL_ROOM + 2,
        fill: palette.ink,
      }),
      Plot.text(shares, {
        x: 0,
        y: rowOf,
        text: ({ future }: ClassShare) => WORDS[future]!,
        textAnchor: 'end',
        dx: -8,
        fill: palette.ink,
      }),
      Plot.barX(shares, { x1: 0, x2: 'share', y: rowOf, fill: hue, fillOpacity: 0.35 }),
      Plot.ruleY(shares, { x1: 'low', x2: 'high', y: rowOf, stroke: hue, strokeWidth: 2 }),
      Plot.dot(shares, { x: 'share', y: rowOf, fill: hue, r: 4 }),
      Plot.text(shares, {
        ...places,
        text,
        textAnchor: 'start',
        dx: 8,
        fill: palette.faint,
        stroke: palette.paper,
        strokeWidth: 4,
        fontSize: 11.5,
      }),
      ...(tips
        ? [
            Plot.tip(
              shares,
              Plot.pointerY({
                x: 'share',
                y: rowOf,
                title: (each: ClassShare) => `${each.forecast}: ${WORDS[each.future]} in ${text(each)}`,
              }),
            ),
          ]
        : []),
    ],
  });
}
