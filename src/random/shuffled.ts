import type { Stream } from './streams.ts';

/**
 * Values in a random order, each order equally likely. Source: Fisher and Yates 1938, as in Durstenfeld 1964.
 * @param values any number of them, which stay as they are
 */
export function shuffled<Value>(values: readonly Value[], stream: Stream): Value[] {
  const dealt = [...values];
  for (let i = dealt.length - 1; i > 0; i--) {
    const j = Math.floor(stream.next() * (i + 1));
    [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
  }
  return dealt;
}
