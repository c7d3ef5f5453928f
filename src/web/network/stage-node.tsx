import type { Film } from '../engine/film.ts';
import { type Place, rimOf } from './layout.ts';
import { filledPath } from './marks.ts';
import { jobsText, PURPOSES, valueAt, waitText, wholePercent } from './words.ts';

interface Shown {
  readonly film: Film;
  readonly sample: number;
  readonly place: Place;
  readonly isWide: boolean;
  readonly isBinding: boolean;
}

/** A stage: a disc filled by what AI does, a ring of how busy its people are, and its words. */
export function StageNode({ film, sample, place, isWide, isBinding }: Shown) {
  const stage = film.stages[place.stage]!;
  const pool = film.pools.find(({ id }) => id === stage.pool);
  const automated = valueAt(stage.automatedShare, sample);
  const busy = pool === undefined ? 0 : valueAt(pool.utilizationShare, sample);
  const isSlots = stage.kind === 'slots';
  return (
    <g class={isBinding ? 'network-node is-binding' : 'network-node'} transform={`translate(${place.x},${place.y})`}>
      <circle class="network-back" r={rimOf(place)} />
      <circle class={isSlots ? 'network-disc is-slots' : 'network-disc'} r={place.radius} />
      {!isSlots && <path class="network-ai" d={filledPath(place.radius, automated)} />}
      <Ring radius={place.radius + 4} share={1} className="network-ring" />
      <Ring radius={place.radius + 4} share={busy} className="network-busy" />
      <Ring radius={place.radius + 4} share={valueAt(stage.utilizationShare, sample)} className="network-here" />
      {isBinding && <circle class="network-rim" r={rimOf(place) + 1} />}
      {!place.isAside && <DiscWords isSlots={isSlots} automated={automated} />}
      <Words place={place} lines={linesOf({ film, sample, place, isWide }, busy)} isBinding={isBinding} />
    </g>
  );
}

interface RingProps {
  readonly radius: number;
  readonly share: number;
  readonly className: string;
}

/** An arc from the top on, as long as a share. */
function Ring({ radius, share, className }: RingProps) {
  const length = Math.round(1000 * Math.min(1, Math.max(0, share || 0)));
  return <circle class={className} r={radius} pathLength={1000} stroke-dasharray={`${length} 1000`} transform="rotate(-90)" />;
}

function DiscWords({ isSlots, automated }: { readonly isSlots: boolean; readonly automated: number }) {
  if (isSlots)
    return (
      <text class="network-ai-name" y="4">
        chips
      </text>
    );
  return (
    <>
      <text class="network-ai-share" y="1">
        {wholePercent(automated)}
      </text>
      <text class="network-ai-name" y="14">
        AI
      </text>
    </>
  );
}

/** A line of a stage's words. */
interface WordLine {
  readonly text: string;
  readonly className: string;
}

function linesOf({ film, sample, place, isWide }: Omit<Shown, 'isBinding'>, busy: number): WordLine[] {
  const stage = film.stages[place.stage]!;
  const pool = stage.kind === 'slots' ? 'accelerators' : stage.pool;
  const jobs = valueAt(stage.waitingJobs, sample);
  const days = valueAt(stage.waitDays, sample);
  const hasLine = jobs >= 0.05 && days > 0;
  const name = { text: stage.id, className: 'network-name' };
  const waiting = { text: hasLine ? `${jobsText(jobs)} wait` : 'none wait', className: 'network-wait' };
  if (place.isAside) return [name, waiting];
  if (!isWide)
    return [
      name,
      { text: pool, className: 'network-less' },
      { text: hasLine ? `${jobsText(jobs)}${jobs < 1e6 ? ' jobs' : ''}` : waiting.text, className: 'network-wait' },
      { text: hasLine ? `wait ${waitText(days)}` : '', className: 'network-wait' },
    ];
  return [
    name,
    { text: PURPOSES[stage.id] ?? '', className: 'network-less' },
    { text: `${pool} ${wholePercent(busy)} busy`, className: 'network-less' },
    { text: hasLine ? `${waiting.text} ${waitText(days)}` : waiting.text, className: 'network-wait' },
  ];
}

interface WordsProps {
  readonly place: Place;
  readonly lines: readonly WordLine[];
  readonly isBinding: boolean;
}

/** Of a line of words [pixels] */
const LINE_HEIGHT = 15.5;

function Words({ place, lines, isBinding }: WordsProps) {
  const { words, isAside } = place;
  const shown = lines.filter(({ text }) => text !== '');
  const isBeside = words === 'left' || words === 'right';
  const x = isBeside ? (words === 'right' ? 1 : -1) * (rimOf(place) + 6) : 0;
  const height = shown.length * LINE_HEIGHT;
  const top = isBeside ? -height / 2 : words === 'above' ? -rimOf(place) - 10 - height : rimOf(place) + 5;
  const badgeTop = words === 'below' ? top + height + 4 : top - 20;
  const size = isAside ? ' is-aside' : '';
  return (
    <g class={`network-words is-${words}${size}`} transform={`translate(${x},0)`}>
      {shown.map(({ text, className }, i) => (
        <text key={className + String(i)} class={className} y={top + (i + 0.8) * LINE_HEIGHT}>
          {text}
        </text>
      ))}
      {isBinding && <Badge x={isBeside ? (words === 'right' ? 41 : -41) : 0} y={badgeTop} />}
    </g>
  );
}

/** Says in words what glows. */
function Badge({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g class="network-badge" transform={`translate(${x},${y})`}>
      <rect x="-41" width="82" height="18" rx="9" />
      <text y="13">bottleneck</text>
    </g>
  );
}
