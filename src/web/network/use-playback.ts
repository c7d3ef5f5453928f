import { useEffect } from 'preact/hooks';
import { isPlaying, moment, samplesPlayed, speed, withinFilm } from './moment.ts';

/** A page that was hidden goes on where it was [seconds] */
const LONGEST_FRAME = 0.1;

/** Plays a film of so many samples: moves the moment on, and calls for each frame with the seconds since the last one. */
export function usePlayback(samples: number, onFrame: (seconds: number) => void): void {
  useEffect(() => {
    if (!isPlaying.value) return;
    let last = performance.now();
    let passed = 0;
    let frame = requestAnimationFrame(function show(now) {
      const seconds = Math.min(LONGEST_FRAME, Math.max(0, now - last) / 1000);
      last = now;
      passed += samplesPlayed(seconds, samples, speed.peek());
      const whole = Math.floor(passed);
      passed -= whole;
      if (whole > 0) moment.value = withinFilm(moment.peek() + whole, samples);
      onFrame(seconds);
      if (moment.peek() >= samples - 1) isPlaying.value = false;
      else frame = requestAnimationFrame(show);
    });
    return () => cancelAnimationFrame(frame);
  }, [isPlaying.value, samples, onFrame]);
}

/** Plays or pauses; from the beginning again once the end is reached. */
export function togglePlaying(samples: number): void {
  if (!isPlaying.peek() && moment.peek() >= samples - 1) moment.value = 0;
  isPlaying.value = !isPlaying.peek();
}

/** Shows another moment, and lets it stand. */
export function goTo(sample: number, samples: number): void {
  isPlaying.value = false;
  moment.value = withinFilm(sample, samples);
}
