import { figureText, percentText } from '../../figure-text.ts';
import type { Figure, Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import { roundedPositive, roundPercent, sampleDaysOf, spanTexts, wordedCount, yearMeans } from './path-data.ts';
import { drawReviewFlood, type ReviewFloodData } from './review-flood-drawing.ts';

/** Whether people still read what they answer for. */
export const reviewFlood: Figure<ReviewFloodData> = {
  id: 'review-flood',
  asks: 'How much of what AI makes do people still read?',
  needs: ['path'],
  tell: ({ path }: Material) => (path === undefined ? undefined : reviewStory(path)),
  draw: drawReviewFlood,
};

/** The stage that people read at. */
const REVIEW = 'review';

function reviewStory(path: LabPath): Story<ReviewFloodData> | undefined {
  const { stageIds, stageSeries, series } = path.trajectory;
  const stage = stageIds.indexOf(REVIEW);
  const days = sampleDaysOf(path);
  const readShare = [...series.review_read_share];
  if (stage < 0 || !readShare.some((share) => Number.isFinite(share))) return undefined;
  const come = days.map((_, sample) => stageSeries.visits_per_year[sample * stageIds.length + stage]!);
  const [read, caught] = [readShare, [...series.flaws_caught_share]].map((shares) => yearMeans(days, shares)) as [Means, Means];
  const flood = yearMeans(days, come);
  const [minutes, approvals, escaped] = [
    series.review_minutes_per_approval,
    series.approvals_per_year,
    series.flaws_escaped_per_year,
  ].map((column) => yearMeans(days, [...column])) as [Means, Means, Means];
  return {
    title: titleOf(days, flood, read, caught),
    subtitle: `${path.title}: pieces of work that come to review, what people read of them, and what that catches`,
    caption:
      'Above (logarithmic scale): the gap between the lines is what goes through unread, or read by AI alone. "Read in full" is people\'s reading time over the time that reading one piece in full takes. Below: the same as a share, and the share of flaws that reviews by people and AI catch; the others are adopted with the work.',
    description: [
      `pieces of work that come to review a year: ${wordedCount(flood.first)} in the first year, ${wordedCount(flood.last)} in the last`,
      `share read by people: ${percentText(read.first)}, ${percentText(read.last)}`,
      `approvals by people a year: ${wordedCount(approvals.first)}, ${wordedCount(approvals.last)}, with ${figureText(minutes.first)} and ${figureText(minutes.last)} minutes of reading each`,
      `flaws caught: ${percentText(caught.first)}, ${percentText(caught.last)}; flaws adopted a year: ${wordedCount(escaped.first)}, ${wordedCount(escaped.last)}`,
    ].join('; '),
    sources: [`simulated: ${path.id}`],
    data: {
      days,
      comePerYear: come.map(roundedPositive),
      readPerYear: come.map((pieces, i) => roundedPositive(pieces * readShare[i]!)),
      readShare: readShare.map(rounded),
      caughtShare: [...series.flaws_caught_share].map(rounded),
      escapedPerYear: [...series.flaws_escaped_per_year].map(roundedPositive),
      approvalsPerYear: [...series.approvals_per_year].map(rounded),
      minutesPerApproval: [...series.review_minutes_per_approval].map(rounded),
    },
  };
}

interface Means {
  readonly first: number;
  readonly last: number;
}

/** How many times, as a title says it. */
function timesText(times: number): string {
  return wordedCount(Number(times.toPrecision(2)));
}

/** Growth that is worth telling. */
const GROWN = 1.2;
/** Less is no longer reading in full. */
const IN_FULL = 0.98;

function titleOf(days: readonly number[], flood: Means, read: Means, caught: Means): string {
  const [from, to] = spanTexts(days);
  const times = flood.last / flood.first;
  const came =
    times > GROWN
      ? `${timesText(times)} times as much work comes to review in ${to} as in ${from}`
      : `As much work comes to review in ${to} as in ${from}`;
  const kept = times > GROWN ? `${came}, and` : `${came}:`;
  if (read.last >= IN_FULL) return `${kept} people read all of it`;
  const flaws = Number.isNaN(caught.last)
    ? ''
    : `; ${roundPercent(caught.last)} of flaws are caught, ${roundPercent(caught.first)} before`;
  return `${came}: people read ${roundPercent(read.last)} of it${flaws}`;
}
