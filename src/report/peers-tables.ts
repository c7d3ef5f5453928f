import { isMet, type PeerRow, type ReproducedRow } from '../calibrate/peers/peer-row.ts';
import type { PeerForecasts } from '../calibrate/peers/peers.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table, TableColumn } from './table.ts';

const text = <Row>(id: string, meaning: string, of: (row: Row) => string): RecordColumn<Row> => {
  return { id, unit: 'text', meaning, type: 'text', of };
};
const number = <Row>(id: string, meaning: string, of: (row: Row) => number): RecordColumn<Row> => {
  return { id, unit: 'that of the row', meaning, type: 'number', of };
};

const PEER_COLUMNS: readonly RecordColumn<PeerRow>[] = [
  text('model', 'Model whose forecast it is: one of others, or a scenario of ours', (row) => row.model),
  text('claimant', 'Who says so', (row) => row.claimant),
  text(
    'quantity',
    'What is forecast: automated_share f, best_year_doublings of software within twelve months, horizon_p50, milestone_date, progress_multiplier, share_of_simulations that come out so, software_growth d ln S/dt, takeoff_duration, throughput_ratio over that by hand',
    (row) => row.quantity,
  ),
  text('milestone', 'What comes true, or which case is meant; empty for a quantity at a date', (row) => row.milestone),
  { id: 'date', unit: 'date', meaning: 'Day; of a milestone that of its value', type: 'date', of: (row) => Math.floor(row.day) },
  number(
    'value',
    'Median where there are many; empty where it never comes true, or not before the simulation ends',
    (row) => row.value,
  ),
  number('low', 'Lower end of the interval; empty where there is none', (row) => row.low),
  number('high', 'Upper end of the interval; empty where there is none, or where it never comes true', (row) => row.high),
  text('unit', 'Unit of value, low and high', (row) => row.unit),
  text('interval', 'What low to high is; empty where there is none', (row) => row.interval),
  text('standing', 'published; computed from the published model, by our own program; or loopgain, ours', (row) => row.standing),
];

const REPRODUCED_COLUMNS: readonly RecordColumn<ReproducedRow>[] = [
  text('model', 'Model of others', (row) => row.model),
  text('figure', 'What is compared', (row) => row.figure),
  number(
    'published',
    'As published, or where a simulated lab is compared what the equations of the model give',
    (row) => row.published,
  ),
  number('reproduced', 'What our program of the same model gives, or the simulated lab', (row) => row.reproduced),
  number('error', 'Reproduced less published', (row) => row.reproduced - row.published),
  number('tolerance', 'How large the error may be', (row) => row.tolerance),
  text('unit', 'Unit of these', (row) => row.unit),
  { id: 'met', unit: '0 or 1', meaning: '1 where the error is no larger', type: 'boolean', of: isMet },
];

const PEERS = { id: 'peers', title: 'Forecasts of others beside ours: a row per model, quantity, and date or milestone' };
const REPRODUCED = { id: 'reproduced', title: 'Published figures of other models beside what they give here' };

/** Their forecasts and ours, and what of theirs is met here, as tables. */
export function peersTables({ rows, reproduced }: PeerForecasts): Table[] {
  return [
    recordTable(PEERS.id, PEERS.title, PEER_COLUMNS, rows),
    recordTable(REPRODUCED.id, REPRODUCED.title, REPRODUCED_COLUMNS, reproduced),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function peersTableHeads(): Table[] {
  const head = (table: Pick<Table, 'id' | 'title'>, columns: readonly TableColumn[]): Table => {
    return { ...table, columns: columns.map(bareColumn), rows: 0, values: {} };
  };
  return [head(PEERS, PEER_COLUMNS), head(REPRODUCED, REPRODUCED_COLUMNS)];
}
