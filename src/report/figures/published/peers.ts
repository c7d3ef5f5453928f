import type { Figure, Story } from '../figure.ts';
import type { Material, PeersPicture } from '../material.ts';
import { rounded, thinned } from '../rounded.ts';
import { drawPeers, type PeersData } from './peers-drawing.ts';
import { type Curve, FROM, kwaCurve, labCurve, superhumanCoder, TO, takeoff } from './peers-points.ts';
import { captionOf, descriptionOf, titleOf } from './peers-words.ts';

const MODELS = ['AI 2027', 'AI Futures Model'];
const MOST_POINTS = 96;

/** Forecasts of others beside ours. */
export const peers: Figure<PeersData> = {
  id: 'peers',
  asks: 'What do others forecast, and how far apart are we all?',
  needs: ['peers'],
  tell: ({ peers: picture }: Material) => (picture === undefined ? undefined : peersStory(picture)),
  draw: drawPeers,
};

function peersStory({ rows, labs }: PeersPicture): Story<PeersData> {
  const kwa = kwaCurve(rows);
  const ours = labs.map((lab) => labCurve(lab, FROM, TO));
  const takeoffs = MODELS.map((model) => ({ model, milestones: takeoff(rows, model) }));
  return {
    title: titleOf(
      [kwa, ...ours],
      takeoffs.flatMap(({ milestones }) => milestones),
    ),
    subtitle:
      'AI R&D progress multiplier: how many times as fast as the same people without AI (logarithmic scale). Lines: median; band: 10 % to 90 %',
    caption: captionOf(rows, labs[0]?.paths.length ?? 0),
    description: descriptionOf([kwa, ...ours], Object.fromEntries(takeoffs.map(({ model, milestones }) => [model, milestones]))),
    sources: [
      'AI 2027 takeoff forecast (April 2025)',
      'AI Futures Model (December 2025)',
      'T. Kwa, METR (February 2026)',
      'loopgain, docs/peers.md',
    ],
    data: { kwa: shortened(kwa), labs: ours.map(shortened), takeoffs, coder: superhumanCoder(rows) ?? null },
  };
}

function shortened({ id, points }: Curve): Curve {
  const short = points.map(({ year, multiplier, low, high }) => ({
    year: Number(year.toFixed(YEAR_DECIMALS)),
    ...{ multiplier: rounded(multiplier)!, low: rounded(low) ?? multiplier, high: rounded(high) ?? multiplier },
  }));
  return { id, points: thinned(short, MOST_POINTS) };
}

/** A thousandth of a year is a third of a day. */
const YEAR_DECIMALS = 3;
