import type { StreamSource } from '../../queueing/compile-network.ts';
import type { Stream } from '../../random/streams.ts';

/** One stream of uniform numbers for each purpose of the generation loop, so that no purpose disturbs another. */
export class PurposeStreams {
  private readonly source: StreamSource;
  private readonly streams = new Map<string, Stream>();

  constructor(source: StreamSource) {
    this.source = source;
  }

  /** The next uniform numbers of a purpose, shape [count]. */
  uniforms(purpose: string, count: number): readonly number[] {
    const stream = this.streams.get(purpose) ?? this.source('lab', 'generations', purpose);
    this.streams.set(purpose, stream);
    return Array.from({ length: count }, () => stream.next());
  }
}
