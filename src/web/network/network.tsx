import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Film } from '../engine/film.ts';
import { Dashboard } from './dashboard.tsx';
import { Drawing } from './drawing.tsx';
import { Key } from './key.tsx';
import { layOut } from './layout.ts';
import { isPlaying, moment, sampleFrom, withinFilm } from './moment.ts';
import './network.css';
import { Player } from './player.tsx';
import { StageTable } from './stage-table.tsx';
import { headline, shownStages } from './stretches.ts';
import { longestTold, tellMoment } from './told-moment.ts';
import { goTo, togglePlaying } from './use-playback.ts';
import { useWidth } from './use-width.ts';

/** The lab as a network of stages with lines before them, at a moment that can be played and scrubbed. */
export function Network({ film }: { readonly film: Film }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const samples = film.days.length;
  const sample = withinFilm(moment.value, samples);
  const shown = useMemo(() => shownStages(film), [film]);
  const layout = useMemo(() => (width === 0 ? undefined : layOut(shown.loop, shown.aside, width)), [shown, width]);
  const key = useMemo(() => <Key film={film} />, [film]);
  const longest = useMemo(() => longestTold(film), [film]);
  useLayoutEffect(() => {
    if (moment.peek() === 0) moment.value = sampleFrom(film.days, film.partingDay);
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div class="network" role="group" aria-label="The lab as a network of stages" onKeyDown={(event) => onKey(event, samples)}>
      <h3>{headline(film)}</h3>
      <div class="network-shown">
        <div class="network-lab" ref={place}>
          {layout && (
            <>
              <Dashboard film={film} sample={sample} layout={layout} />
              <Drawing film={film} sample={sample} layout={layout} />
            </>
          )}
        </div>
        <Player film={film} sample={sample} width={width} />
      </div>
      <div class="network-told">
        <p aria-live={isPlaying.value ? 'off' : 'polite'}>{unbroken(tellMoment(film, sample))}</p>
        <p class="is-longest" aria-hidden="true">
          {unbroken(longest)}
        </p>
      </div>
      {key}
      <StageTable film={film} sample={sample} stages={[...shown.loop, ...shown.aside]} />
    </div>
  );
}

/** Keeps a percentage on one line. */
function unbroken(text: string): string {
  return text.replaceAll(' %', '\u00a0%');
}

/** Space plays, arrows step, Home and End go to the ends, wherever they have no other meaning. */
function onKey(event: KeyboardEvent, samples: number): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || target.matches('select, summary') || event.ctrlKey || event.altKey || event.metaKey)
    return;
  if (key === ' ' && !target.matches('button')) togglePlaying(samples);
  else if (key in STEPS && !target.matches('input')) goTo(STEPS[key]!(moment.peek(), samples), samples);
  else return;
  event.preventDefault();
}

const STEPS: Readonly<Record<string, (sample: number, samples: number) => number>> = {
  ArrowRight: (sample) => sample + 1,
  ArrowLeft: (sample) => sample - 1,
  Home: () => 0,
  End: (_, samples) => samples - 1,
};
