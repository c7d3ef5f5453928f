import { signal } from '@preact/signals';

/** Sample that the network shows, from 0; what else is drawn over time can mark the same date. */
export const moment = signal(0);
export const isPlaying = signal(false);
/** How many times as fast as usual the film is played. */
export const speed = signal(1);

export const SPEEDS = [1, 2, 4];
/** A whole film takes so long at its usual speed, however many samples it has [seconds] */
const LENGTH_SECONDS = 45;

/**
 * A moment that a film has.
 * @param at sample, any whole number
 * @param samples of the film, 1 or more
 *
 * withinFilm(200, 181) // => 180
 * withinFilm(-1, 181) // => 0
 */
export function withinFilm(at: number, samples: number): number {
  return Math.min(Math.max(0, at), samples - 1);
}

/**
 * Samples that pass while a film is played.
 * @param seconds that it is played [seconds]
 * @param samples of the film
 * @param times how fast
 *
 * samplesPlayed(9, 181, 2) // => 72
 */
export function samplesPlayed(seconds: number, samples: number, times: number): number {
  return (seconds * times * (samples - 1)) / LENGTH_SECONDS;
}

/**
 * The first sample from a day on, where a film is opened; 0 where there is no such day.
 * @param days by sample
 *
 * sampleFrom([0, 31, 59], 40) // => 2
 * sampleFrom([0, 31, 59], null) // => 0
 */
export function sampleFrom(days: readonly number[], day: number | null): number {
  return day === null
    ? 0
    : Math.max(
        0,
        days.findIndex((sampled) => sampled >= day),
      );
}
