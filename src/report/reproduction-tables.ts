import type { CurvePoint, ReproducedCurve } from '../calibrate/reproduce/curves.ts';
import type { DrawnInterval, ReproducedFigure } from '../calibrate/reproduce/figures.ts';
import type { Reproduction } from '../calibrate/reproduce/reproduce.ts';
import { type SeriesInfo, seriesOf, type Trends } from '../calibrate/series.ts';
import { FACTOR_WITHOUT_INTERVAL, type Target } from '../calibrate/targets.ts';
import { bareColumn, columnOf, type RecordColumn, recordTable } from './record-table.ts';
import { reproductionStoryTables } from './reproduction-story-tables.ts';
import type { Table } from './table.ts';

interface FigureRow {
  readonly figure: ReproducedFigure;
  readonly info: SeriesInfo;
}

interface PointRow {
  readonly point: CurvePoint;
  readonly written: number;
  readonly drawn: DrawnInterval;
}

const SERIES_UNIT = 'that of the series';

function drawnColumns<Row>(of: (row: Row) => DrawnInterval): readonly RecordColumn<Row>[] {
  const number = columnOf<Row>('number', SERIES_UNIT);
  return [
    number('simulated_p05', 'Of draws, 5 % are below', (row) => of(row).low),
    number('simulated_p50', 'Median of draws', (row) => of(row).median),
    number('simulated_p95', 'Of draws, 95 % are below', (row) => of(row).high),
  ];
}

const text = columnOf<FigureRow>('text', 'text');
const number = columnOf<FigureRow>('number', SERIES_UNIT);

const FIGURE_COLUMNS: readonly RecordColumn<FigureRow>[] = [
  text('series', 'Published series, as in data/trends', ({ figure }) => figure.target.series),
  text('observable', 'What of a path is its counterpart', ({ figure }) => figure.target.observable.id),
  text('figure', 'Label of the figure in its series', ({ figure }) => figure.target.figure.label),
  text('date', 'As published', ({ figure }) => figure.target.figure.date),
  text('unit', 'Unit of the series', ({ info }) => info.unit),
  text(
    'transcription',
    "primary, from the claimant's own text or data; secondary, as others quote it",
    ({ info }) => info.transcription,
  ),
  text('bound', 'value, or at least', ({ figure }) => figure.target.figure.bound),
  number('published', 'Published figure', ({ figure }) => figure.target.figure.value),
  number('low', 'Lower end of its interval', ({ figure }) => endsOf(figure.target).low),
  number('high', 'Upper end of its interval; empty where it is open', ({ figure }) => endsOf(figure.target).high),
  text(
    'interval',
    `published, factor ${FACTOR_WITHOUT_INTERVAL} either way where none is, or bound: from the figure on`,
    ({ figure }) => intervalKind(figure.target),
  ),
  number('written', 'Simulated with the values as written: mean over paths', ({ figure }) => figure.written),
  ...drawnColumns<FigureRow>(({ figure }) => figure.drawn),
  columnOf<FigureRow>('integer', 'count')('draws', 'Draws whose path has such a figure', ({ figure }) => figure.drawn.count),
  text('scale', 'How the two are compared: log, by ratio; linear, by difference', ({ figure }) => figure.target.observable.scale),
  columnOf<FigureRow>('number', 'by scale')(
    'error',
    'Median of draws against the published figure: ln of the ratio, or the difference',
    ({ figure }) => figure.error,
  ),
  columnOf<FigureRow>('number', 'ratio')(
    'error_deviations',
    "The same in standard deviations of the published figure's error, at most 8; 0 where a bound is kept",
    ({ figure }) => figure.deviations,
  ),
  text(
    'role',
    'input: given to the history; fitted: dated up to 2025; predicted: later; repeated: a measurement of another series once more, not counted',
    ({ figure }) => figure.role,
  ),
  columnOf<FigureRow>('boolean', '0 or 1')(
    'in_fits',
    'Whether its series takes part in fits; other series of the same measurements do not',
    ({ figure }) => figure.target.fits,
  ),
  text(
    'verdict',
    'met: the median of draws is in the interval, or from the figure on where it is a bound; missed; input: cannot be missed, not counted',
    ({ figure }) => figure.verdict,
  ),
  columnOf<FigureRow>('boolean', '0 or 1')(
    'overlaps',
    'Whether nine tenths of the draws and the interval have anything in common',
    ({ figure }) => figure.overlaps,
  ),
  text('meaning', 'What of a path is compared with it', ({ figure }) => figure.target.observable.meaning),
];

const pointText = columnOf<PointRow>('text', 'text');
const pointNumber = columnOf<PointRow>('number', SERIES_UNIT);
const ifPublished =
  (of: (target: Target) => number) =>
  ({ point }: PointRow): number =>
    point.target === undefined ? Number.NaN : of(point.target);

const CURVE_COLUMNS: readonly RecordColumn<PointRow>[] = [
  columnOf<PointRow>('date', 'date')(
    'date',
    'Last day of the date of a published figure, or of a month',
    ({ point }) => point.day,
  ),
  pointText('figure', 'Label of the figure that is published there; empty at the end of a month', ({ point }) => {
    return point.target?.figure.label ?? '';
  }),
  pointText('bound', 'value, or at least', ({ point }) => point.target?.figure.bound ?? ''),
  pointNumber(
    'published',
    'Published figure',
    ifPublished(({ figure }) => figure.value),
  ),
  pointNumber(
    'low',
    'Lower end of its interval',
    ifPublished((target) => endsOf(target).low),
  ),
  pointNumber(
    'high',
    'Upper end of its interval; empty where it is open',
    ifPublished((target) => endsOf(target).high),
  ),
  pointNumber('written', 'Simulated with the values as written: mean over paths', ({ written }) => written),
  ...drawnColumns<PointRow>(({ drawn }) => drawn),
];

const FIGURES_TABLE = { id: 'figures', title: 'Published figures that have a counterpart, against simulated ones' };
const CURVE_TITLE = 'over time: published and simulated';

/** Tables of a reproduction: figures, waterfall, binding, and one per series, named as it is. */
export function reproductionTables(reproduction: Reproduction, trends: Trends): Table[] {
  const figures = reproduction.figures.map((figure) => ({ figure, info: seriesOf(trends, figure.target.series).info }));
  return [
    recordTable(FIGURES_TABLE.id, FIGURES_TABLE.title, FIGURE_COLUMNS, figures),
    ...reproductionStoryTables(reproduction.stories),
    ...reproduction.curves.map((curve) => curveTable(curve, seriesOf(trends, curve.series).info)),
  ];
}

/** The same tables without rows; one stands for those of all series. */
export function reproductionTableHeads(): Table[] {
  const any = { id: 'SERIES', title: `Each series that has a counterpart, in a file of its name, ${CURVE_TITLE}` };
  const tables = [
    recordTable(FIGURES_TABLE.id, FIGURES_TABLE.title, FIGURE_COLUMNS, []),
    ...reproductionStoryTables([]),
    recordTable(any.id, any.title, CURVE_COLUMNS, []),
  ];
  return tables.map((table) => ({ ...table, columns: table.columns.map(bareColumn) }));
}

function curveTable({ id, observable, points, written, drawn }: ReproducedCurve, { title, unit }: SeriesInfo): Table {
  const rows = points.map((point, i) => ({ point, written: written[i]!, drawn: drawn[i]! }));
  const columns = CURVE_COLUMNS.map((column) => (column.unit === SERIES_UNIT ? { ...column, unit } : column));
  return recordTable(id, `${title} (${observable.id}), ${CURVE_TITLE}`, columns, rows);
}

/** The interval that a figure has: as published, by the factor, or from a bound on. */
function endsOf({ figure, low, high, intervalPublished }: Target): { readonly low: number; readonly high: number } {
  return figure.bound === 'value' || intervalPublished ? { low, high } : { low: figure.value, high: Infinity };
}

function intervalKind({ figure, intervalPublished }: Target): string {
  if (intervalPublished) return 'published';
  return figure.bound === 'value' ? `factor ${FACTOR_WITHOUT_INTERVAL}` : 'bound';
}
