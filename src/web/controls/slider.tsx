import { useId } from 'preact/hooks';
import { figureText } from '../../report/figure-text.ts';
import { positionOf, type Range, STEPS, valueAt } from './scale.ts';

/** What a slider sets. */
interface SliderProps {
  readonly label: string;
  /** Path of what it sets, as `--set` takes it. */
  readonly path: string;
  readonly value: number;
  /** The scenario's own value, which taking back restores. */
  readonly written: number;
  readonly unit: string;
  readonly range: Range;
  /** 5 % and 95 % of what is believed, drawn on the track. */
  readonly believed?: readonly [number, number] | undefined;
  /** Words about it. */
  readonly about?: string;
  readonly onChange: (value: number | undefined) => void;
}

/** Width of a slider's thumb, which stays within the track [pixels] */
const THUMB = 16;

/** A slider with its name, value, unit, and a way back to what the scenario says. */
export function Slider({ label, path, value, written, unit, range, believed, about, onChange }: SliderProps) {
  const id = useId();
  const isChanged = value !== written;
  const place = (at: number): string => `calc(${THUMB / 2}px + (100% - ${THUMB}px) * ${positionOf(at, range) / STEPS})`;
  const shown = `${figureText(value)} ${unitText(unit)}`.trim();
  return (
    <div class={`slider ${isChanged ? 'changed' : ''}`}>
      <label for={id}>{label}</label>
      <output for={id}>{shown}</output>
      <span class="track">
        {believed && (
          <span
            class="believed"
            title={`90 % of what is believed: ${figureText(believed[0])} to ${figureText(believed[1])}`}
            style={{ left: place(believed[0]), right: `calc(100% - ${place(believed[1])})` }}
          />
        )}
        <span class="written" style={{ left: place(written) }} />
        <input
          id={id}
          type="range"
          min={0}
          max={STEPS}
          value={positionOf(value, range)}
          data-path={path}
          aria-valuetext={shown}
          aria-describedby={about === undefined ? undefined : `${id}-about`}
          onInput={({ currentTarget }) => onChange(valueAt(Number(currentTarget.value), range))}
        />
      </span>
      {isChanged && (
        <button
          type="button"
          class="back"
          onClick={() => onChange(undefined)}
          aria-label={`${label}: back to ${figureText(written)}`}
        >
          back to {figureText(written)}
        </button>
      )}
      {about !== undefined && (
        <small id={`${id}-about`} class="about">
          {about}
        </small>
      )}
    </div>
  );
}

/** A unit as it stands after a number; what counts times needs none but the sign. */
function unitText(unit: string): string {
  if (unit === 'ratio') return '×';
  return unit === 'share' || unit === 'number' || unit === 'exponent' ? '' : unit;
}
