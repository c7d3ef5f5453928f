import { useMemo } from 'preact/hooks';
import { stageHue } from '../../report/figures/palette.ts';
import type { Film } from '../engine/film.ts';
import { isPlaying, SPEEDS, sampleFrom, speed } from './moment.ts';
import { stretchesOf } from './stretches.ts';
import { goTo, togglePlaying } from './use-playback.ts';
import { dateText, momentText } from './words.ts';
import { yearTicks } from './year-ticks.ts';

interface Shown {
  readonly film: Film;
  readonly sample: number;
  readonly width: number;
}

/** Play, speed, and a slider on a band that shows which stage binds when. */
export function Player({ film, sample, width }: Shown) {
  const samples = film.days.length;
  const parting = useMemo(() => <Parting film={film} width={width} />, [film, width]);
  const band = useMemo(() => <Band film={film} width={width} />, [film, width]);
  const years = useMemo(() => <Years film={film} width={width} />, [film, width]);
  return (
    <div class="network-player">
      <div class="network-buttons">
        <button type="button" onClick={() => togglePlaying(samples)}>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d={isPlaying.value ? 'M2,1H5.5V13H2ZM8.5,1H12V13H8.5Z' : 'M2,1L13,7L2,13Z'} fill="currentColor" />
          </svg>
          {isPlaying.value ? 'Pause' : 'Play'}
        </button>
        <label>
          <span>speed</span>
          <select value={speed.value} onChange={({ currentTarget }) => (speed.value = Number(currentTarget.value))}>
            {SPEEDS.map((times) => (
              <option key={times} value={times}>
                {times}×
              </option>
            ))}
          </select>
        </label>
        <span class="network-now">{momentText(film, sample)}</span>
      </div>
      {parting}
      <div class="network-track">
        {band}
        <input
          type="range"
          aria-label="Date shown"
          aria-valuetext={momentText(film, sample)}
          min={0}
          max={samples - 1}
          step={1}
          value={sample}
          onInput={({ currentTarget }) => goTo(Number(currentTarget.value), samples)}
        />
      </div>
      <div class="network-years" aria-hidden="true">
        {years}
      </div>
    </div>
  );
}

function Years({ film, width }: { readonly film: Film; readonly width: number }) {
  return (
    <>
      {yearTicks(film.days, width).map(({ year, share }) => (
        <span key={year} style={{ left: `${100 * share}%` }}>
          {year}
        </span>
      ))}
    </>
  );
}

/** A letter of a name on the band takes so much, and its ends [pixels] */
const LETTER = 7.5;
const NAME_ENDS = 10;

function Band({ film, width }: { readonly film: Film; readonly width: number }) {
  const last = Math.max(1, film.days.length - 1);
  return (
    <div class="network-band" aria-hidden="true">
      {stretchesOf(film.binding).map(({ stage, from, to }) => (
        <span
          key={from}
          title={stage === '' ? 'not known' : `${stage} binds from ${dateText(film.days, from)}`}
          style={{
            width: `${(100 * (to - from)) / last}%`,
            background: stage === '' ? 'var(--grid)' : `var(--${stageHue(stage)})`,
          }}
        >
          {((to - from) / last) * width > stage.length * LETTER + NAME_ENDS ? stage : ''}
        </span>
      ))}
    </div>
  );
}

/** Where the future leaves the history, over the band. */
function Parting({ film, width }: { readonly film: Film; readonly width: number }) {
  const { partingDay, days } = film;
  if (partingDay === null) return null;
  const at = sampleFrom(days, partingDay);
  const share = at / Math.max(1, days.length - 1);
  const side = share * width > width / 2 ? { right: `${100 * (1 - share)}%` } : { left: `${100 * share}%` };
  return (
    <p class="network-parting">
      <button type="button" style={side} class={share * width > width / 2 ? 'is-left' : ''} onClick={() => goTo(at, days.length)}>
        {dateText(days, at)}: the future begins
      </button>
    </p>
  );
}
