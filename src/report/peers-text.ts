import { AUTOMATION_99, PROGRESS_LEVELS, progressMilestone } from '../calibrate/peers/milestones.ts';
import { isMet, type PeerRow, type ReproducedRow } from '../calibrate/peers/peer-row.ts';
import type { PeerForecasts } from '../calibrate/peers/peers.ts';
import { alignedText, type TextColumn, wrapText } from './aligned-text.ts';
import { figureText, monthText } from './figure-text.ts';
import { TEXT_WIDTH } from './text-section.ts';

const left = (head: string): TextColumn => ({ head, unit: '', align: 'left' });
const right = (head: string): TextColumn => ({ head, unit: '', align: 'right' });

/** Milestones whose dates the terminal shows. */
const MILESTONES = [AUTOMATION_99, ...PROGRESS_LEVELS.map(progressMilestone)];
const MILESTONE_HEADS = [twoLines('99 %', 'automated'), ...PROGRESS_LEVELS.map((level) => twoLines(figureText(level), 'times'))];

function twoLines(head: string, unit: string): TextColumn {
  return { head, unit, align: 'right' };
}

/** When the models reach what, and what of theirs is met here, for the terminal. */
export function peersText({ rows, reproduced, lastDays }: PeerForecasts): string[] {
  return [
    'When AI research goes so many times as fast as people alone would make it',
    '',
    ...alignedText([left('model'), ...MILESTONE_HEADS, left('standing')], milestoneRows(rows, lastDays)),
    ...wrapText(
      `Medians. Computed: from the published model. An empty cell is what a model does not say; later: not by the end of the simulation, ${endText(lastDays)}; never: not in all the years that are computed.`,
      TEXT_WIDTH,
    ),
    '',
    'What they publish, and what it comes to here',
    '',
    ...alignedText(
      [left('figure'), ...['published', 'here'].map(right), left('unit'), left('met')],
      reproduced.flatMap((row, i) => [...(row.model === reproduced[i - 1]?.model ? [] : [[row.model]]), cells(row)]),
    ),
  ];
}

/** A line per model and standing that dates any of the milestones. */
function milestoneRows(rows: readonly PeerRow[], lastDays: PeerForecasts['lastDays']): string[][] {
  const dated = rows.filter(({ quantity, milestone }) => quantity === 'milestone_date' && MILESTONES.includes(milestone));
  const kinds = new Map(dated.map((row) => [`${row.model}/${row.standing}`, row]));
  return [...kinds.values()].map(({ model, standing }) => {
    const own = dated.filter((row) => row.model === model && row.standing === standing);
    const dates = MILESTONES.map((milestone) =>
      dateText(
        own.find((row) => row.milestone === milestone),
        lastDays.get(model),
      ),
    );
    return [model, ...dates, standing.split(' ')[0]!];
  });
}

function dateText(row: PeerRow | undefined, lastDay: number | undefined): string {
  if (row === undefined) return '';
  if (!Number.isNaN(row.day)) return monthText(row.day);
  return lastDay === undefined ? 'never' : 'later';
}

/** Months in which simulations end, most often one. */
function endText(lastDays: PeerForecasts['lastDays']): string {
  return [...new Set([...lastDays.values()].map(monthText))].join(' or ');
}

function cells(row: ReproducedRow): string[] {
  const { figure, published, reproduced, unit } = row;
  const met = isMet(row) ? 'yes' : 'no';
  return [`  ${figureWords(figure)}`, valueText(published, unit), valueText(reproduced, unit), unit.replace('decimal ', ''), met];
}

/**
 * A published figure in words.
 *
 * figureWords('3-years-in-4-months') // => "3 years' progress in 4 months"
 * figureWords('doubling time 1.1-2026-04-from-2023') // => 'doubling time 1.1-2026-04 from 2023'
 */
export function figureWords(figure: string): string {
  if (figure === AUTOMATION_99) return '99 % automated';
  const words = figure.replace(/(?<!\d)-|-(?!\d)/g, ' ');
  return words.replace(/^(\d+ years) in/, "$1' progress in").replace(/in 1$/, 'in 1 year');
}

/** Of a year its first decimal. */
function valueText(value: number, unit: string): string {
  return unit === 'decimal year' ? value.toFixed(1) : figureText(value);
}
