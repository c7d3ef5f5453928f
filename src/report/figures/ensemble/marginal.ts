import * as Plot from '@observablehq/plot';
import { figureText } from '../../figure-text.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import type { LabSensitivity, Material } from '../material.ts';
import { thinned } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';

/** What one per cent more of something gives in a year, in per cent more experiments. */
interface Worth {
  readonly year: number;
  readonly of: string;
  readonly value: number;
  /** Whether it is beyond chance. */
  readonly isSure: boolean;
}

interface MarginalData {
  readonly worths: readonly Worth[];
}

const DECIMALS = 2;
/** What is never worth as much is left out [% per %]. */
const WORTH_FROM = 0.1;
const NARROW_YEARS = 5;
const WIDE_YEARS = 12;

/** What one more of anything buys. */
export const marginal: Figure<MarginalData> = {
  id: 'marginal',
  asks: 'What is worth having more of, and when?',
  needs: ['sensitivity'],
  tell: ({ sensitivity }: Material) => (sensitivity === undefined ? undefined : marginalStory(sensitivity)),
  draw: drawMarginal,
};

function marginalStory({ id, title, marginal: found }: LabSensitivity): Story<MarginalData> | undefined {
  if (found === undefined) return undefined;
  const rows = [
    ...found.stages.map((row) => ({ ...row, of: `faster ${row.stage}` })),
    ...found.pools.map((row) => ({ ...row, of: `more ${row.pool}` })),
  ];
  const all = rows.map(({ year, of, elasticity }): Worth => {
    const value = Number(elasticity.mean.toFixed(DECIMALS));
    return { year, of, value, isSure: elasticity.low > 0 || elasticity.high < 0 };
  });
  const worth = new Set(all.flatMap(({ of, value, isSure }) => (isSure && value >= WORTH_FROM ? [of] : [])));
  const worths = all.filter(({ of }) => worth.has(of));
  const sure = worths.filter(({ isSure }) => isSure);
  if (sure.length === 0) return undefined;
  const lastYear = Math.max(...sure.map(({ year }) => year));
  const best = sure.filter(({ year }) => year === lastYear).reduce((one, other) => (other.value > one.value ? other : one));
  return {
    title: `In ${lastYear} one per cent ${best.of} gives ${figureText(best.value)} % more experiments, more than anything else`,
    subtitle: `${title}: per cent more experiments for one per cent more speed of a stage, or more of a pool, by year`,
    caption:
      'Bold: beyond chance, with 95 %. A stage that nothing waits for is worth nothing, however much faster it gets; what never gives a tenth of a per cent is left out.',
    description: sure.map(({ year, of, value }) => `${year} ${of}: ${figureText(value)} %`).join('; '),
    sources: [`simulated: ${id}, each a tenth faster or larger along the same path of software efficiency`],
    data: { worths },
  };
}

/** [pixels] */
const ROW = 22;
const NAME_ROOM = 124;

function drawMarginal({ worths }: MarginalData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const years = thinned([...new Set(worths.map(({ year }) => year))], isNarrow(canvas) ? NARROW_YEARS : WIDE_YEARS);
  const shown = worths.filter(({ year }) => years.includes(year));
  const names = [...new Set(shown.map(({ of }) => of))];
  const most = Math.max(...shown.map(({ value }) => value));
  const title = ({ year, of, value }: Worth): string =>
    `${year}: one per cent ${of} gives ${figureText(value)} % more experiments`;
  const cell = { x: 'year', y: 'of' } as const;
  return chart(canvas, {
    ...{ height: names.length * ROW + 34, marginTop: 26, marginBottom: 6, marginLeft: NAME_ROOM, marginRight: 4 },
    x: {
      type: 'band',
      domain: years,
      label: null,
      axis: 'top',
      tickFormat: (year: number) => String(year),
      tickSize: 0,
      padding: 0.06,
    },
    y: { type: 'band', domain: names, label: null, tickSize: 0, padding: 0.12 },
    marks: [
      Plot.cell(shown, {
        ...cell,
        fill: palette.hues.blue,
        fillOpacity: ({ value }: Worth) => (0.75 * Math.max(0, value)) / most,
      }),
      Plot.text(shown, {
        ...{ ...cell, text: ({ value }: Worth) => figureText(value), fill: palette.ink, fontSize: 11 },
        filter: ({ isSure }: Worth) => isSure,
        fontWeight: 'bold',
      }),
      Plot.text(shown, {
        ...{ ...cell, text: ({ value }: Worth) => figureText(value), fill: palette.faint, fontSize: 11 },
        filter: ({ isSure }: Worth) => !isSure,
      }),
      ...(tips ? [Plot.tip(shown, Plot.pointer({ ...cell, title }))] : []),
    ],
  });
}
