import { AUTOMATION_99, PROGRESS_LEVELS, progressMilestone } from '../calibrate/peers/milestones.ts';
import { isMet, type PeerRow, type ReproducedRow } from '../calibrate/peers/peer-row.ts';
import type { PeerForecasts } from '../calibrate/peers/peers.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { figureText, monthText } from './figure-text.ts';

const left = (head: string): TextColumn => ({ head, unit: '', align: 'left' });
const right = (head: string): TextColumn => ({ head, unit: '', align: 'right' });

/** Milestones whose dates the terminal shows. */
const MILESTONES = [AUTOMATION_99, ...PROGRESS_LEVELS.map(progressMilestone)];
const MILESTONE_HEADS = ['99 % automated', ...PROGRESS_LEVELS.map((level) => `${figureText(level)} times`)];

/** When the models reach what, and what of theirs is met here, for the terminal. */
export function peersText({ rows, reproduced }: PeerForecasts): string[] {
  return [
    'When AI research goes so many times as fast as people alone would make it',
    '',
    ...alignedText([left('model'), ...MILESTONE_HEADS.map(right), left('standing')], milestoneRows(rows)),
    '',
    'What they publish, and what it comes to here',
    '',
    ...alignedText(
      [left('model'), left('figure'), ...['published', 'here'].map(right), left('unit'), left('')],
      reproduced.map(cells),
    ),
  ];
}

/** A line per model and standing that dates any of the milestones. */
function milestoneRows(rows: readonly PeerRow[]): string[][] {
  const dated = rows.filter(({ quantity, milestone }) => quantity === 'milestone_date' && MILESTONES.includes(milestone));
  const kinds = new Map(dated.map((row) => [`${row.model}/${row.standing}`, row]));
  return [...kinds.values()].map(({ model, standing }) => {
    const own = dated.filter((row) => row.model === model && row.standing === standing);
    const dates = MILESTONES.map((milestone) => dateText(own.find((row) => row.milestone === milestone)));
    return [model, ...dates, standing];
  });
}

function dateText(row: PeerRow | undefined): string {
  if (row === undefined) return '';
  return Number.isNaN(row.day) ? 'not reached' : monthText(row.day);
}

function cells(row: ReproducedRow): string[] {
  const { model, figure, published, reproduced, unit } = row;
  return [model, figure, valueText(published, unit), valueText(reproduced, unit), unit, isMet(row) ? '' : 'missed'];
}

/** Of a year its first decimal. */
function valueText(value: number, unit: string): string {
  return unit === 'decimal year' ? value.toFixed(1) : figureText(value);
}
