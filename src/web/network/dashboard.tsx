import type { Film } from '../engine/film.ts';
import type { NetworkLayout } from './layout.ts';
import { dateText, taskText, timesText, valueAt } from './words.ts';

interface Shown {
  readonly film: Film;
  readonly sample: number;
  readonly layout: NetworkLayout;
}

/** Date, model generation, horizon and progress of a moment: within the loop, or over it where that is narrow. */
export function Dashboard({ film, sample, layout: { isWide, middle } }: Shown) {
  const generation = valueAt(film.generation, sample);
  const horizon = valueAt(film.horizonMinutes, sample);
  const room = isWide ? { position: 'absolute' as const, top: `${middle.top}px`, height: `${middle.height}px` } : {};
  return (
    <div class="network-dashboard" style={room}>
      <p class="network-date">{dateText(film.days, sample)}</p>
      <dl>
        {isKnown(film.generation) && (
          <Reading name="model generation" value={Number.isNaN(generation) ? 'none yet' : String(generation)} />
        )}
        {isKnown(film.horizonMinutes) && (
          <Reading
            name="length of tasks that AI gets right half the time"
            value={film.isCapped[sample] ? `> ${taskText(horizon)}` : taskText(horizon)}
          />
        )}
        {isKnown(film.progressRatio) && (
          <Reading name="the progress of the same people without AI" value={timesText(valueAt(film.progressRatio, sample))} />
        )}
      </dl>
    </div>
  );
}

/** Whether a film has a column at all. */
function isKnown(values: readonly (number | null)[]): boolean {
  return values.some((value) => value !== null);
}

function Reading({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
