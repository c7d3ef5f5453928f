import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { Film } from '../engine/film.ts';
import { elbowPath, shortened } from './elbow.ts';
import { type NetworkLayout, type Place, rimOf } from './layout.ts';
import { arrowPath, dotSpeed, lineDepth, lineDots, linePath } from './marks.ts';
import { StageNode } from './stage-node.tsx';
import { usePlayback } from './use-playback.ts';
import { valueAt } from './words.ts';

interface Shown {
  readonly film: Film;
  readonly sample: number;
  readonly layout: NetworkLayout;
}

/** From dot to dot, of those that travel and of those that wait [pixels] */
const TRAVEL_PITCH = 24;
/** Radius [pixels] */
const CORNER = 16;
const LINE_PITCH = { wide: 8, narrow: 6.5 };

/** Stages, ways between them and lines before them. */
export function Drawing({ film, sample, layout }: Shown) {
  const travelling = useTravel(film, sample, layout);
  const binding = layout.places.find(({ stage }) => film.stages[stage]!.id === film.binding[sample]);
  const pitch = layout.isWide ? LINE_PITCH.wide : LINE_PITCH.narrow;
  const ways = layout.links.map(({ to, points }) => {
    const depth = lineDepth(lineDots(valueAt(film.stages[to]!.waitDays, sample)), pitch);
    return { to, path: elbowPath(shortened(points, depth), CORNER) };
  });
  const inLoop = layout.places.filter(({ isAside }) => !isAside);
  return (
    <div class="network-drawing">
      {binding && <Glow place={binding} />}
      <svg
        class={layout.isWide ? '' : 'is-narrow'}
        width={layout.width}
        height={layout.height}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
        aria-hidden="true"
      >
        {ways.map(({ to, path }) => (
          <path key={to} class="network-way" d={path} />
        ))}
        <g ref={travelling}>
          {ways.map(({ to, path }) => (
            <path key={to} class="network-travel" d={path} stroke-dasharray={`0 ${TRAVEL_PITCH}`} />
          ))}
        </g>
        {inLoop.length < layout.places.length && (
          <text class="network-beside" x={layout.width / 2} y={layout.asideTop + 8}>
            beside the loop of experiments
          </text>
        )}
        {inLoop.map((place) => (
          <Line key={place.stage} film={film} sample={sample} place={place} pitch={pitch} />
        ))}
        {layout.places.map((place) => (
          <StageNode key={place.stage} {...{ film, sample, place }} isWide={layout.isWide} isBinding={place === binding} />
        ))}
      </svg>
    </div>
  );
}

/** Moves the dots that travel while the film plays: they alone change from frame to frame. */
function useTravel(film: Film, sample: number, layout: NetworkLayout) {
  const group = useRef<SVGGElement>(null);
  const stillness = useMemo(() => matchMedia('(prefers-reduced-motion: reduce)'), []);
  const offsets = useRef<number[]>([]);
  const now = useRef({ film, sample, layout });
  now.current = { film, sample, layout };
  const onFrame = useCallback(
    (seconds: number) => {
      if (stillness.matches) return;
      const shown = now.current;
      for (const [i, { to }] of shown.layout.links.entries()) {
        const speed = dotSpeed(valueAt(shown.film.stages[to]!.visitsPerYear, shown.sample));
        const offset = ((offsets.current[i] ?? 0) - seconds * speed) % TRAVEL_PITCH;
        offsets.current[i] = offset;
        group.current?.children[i]?.setAttribute('stroke-dashoffset', offset.toFixed(2));
      }
    },
    [stillness],
  );
  usePlayback(film.days.length, onFrame);
  return group;
}

interface LineProps {
  readonly film: Film;
  readonly sample: number;
  readonly place: Place;
  readonly pitch: number;
}

function Line({ film, sample, place, pitch }: LineProps) {
  const { id, waitDays } = film.stages[place.stage]!;
  const dots = lineDots(valueAt(waitDays, sample));
  const className = id === film.binding[sample] ? 'network-line is-binding' : 'network-line';
  return (
    <>
      <path class="network-arrow" d={arrowPath(place, dots, pitch)} />
      <path class={className} d={linePath(place, dots, pitch)} />
    </>
  );
}

/** A layer of its own under the drawing, which a screen moves and fades without drawing the rest anew. */
function Glow({ place }: { readonly place: Place }) {
  const scale = rimOf(place) / rimOf({ radius: 30 });
  return (
    <div class="network-glow" style={{ transform: `translate(${place.x}px,${place.y}px) scale(${scale})` }}>
      <div class="network-halo" />
    </div>
  );
}
