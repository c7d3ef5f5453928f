import { useEffect, useRef, useState } from 'preact/hooks';
import { CATALOGUE } from '../../report/figures/catalogue.ts';
import { PAGE } from '../../report/figures/palette.ts';
import { svgFile } from '../../report/figures/svg-file.ts';
import type { ToldStory } from '../engine/messages.ts';
import { whenFree } from './draw-queue.ts';
import { save } from './save.ts';

/** Narrower pictures cannot be read [pixels] */
const NARROWEST = 320;

/** A picture with its words, drawn as wide as there is room, once it comes into sight. */
export function Picture({ figure, story }: ToldStory) {
  const place = useRef<HTMLDivElement>(null);
  const { width, isNear } = usePlace(place);
  useEffect(() => {
    if (width === 0 || !isNear) return undefined;
    return whenFree(() => {
      const { current } = place;
      const drawn = entryOf(figure)?.draw(story.data, { document: document as never, width, palette: PAGE, tips: true });
      if (current === null || drawn === undefined) return;
      const svg = drawn as unknown as SVGElement;
      current.style.minHeight = `${svg.getAttribute('height')}px`; // so that nothing jumps when it is drawn anew
      svg.setAttribute('aria-hidden', 'true'); // its place says what it shows
      current.replaceChildren(svg);
    });
  }, [figure, story, width, isNear]);
  return (
    <figure class="picture" id={figure}>
      <h3>{story.title}</h3>
      <p class="subtitle">{story.subtitle}</p>
      <div ref={place} class="drawing" role="img" aria-label={story.description} />
      <figcaption>
        {story.caption} <span class="sources">Sources: {story.sources.join('; ')}.</span>{' '}
        <button type="button" class="quiet" data-download={`${figure}.svg`} onClick={() => saveSvg({ figure, story })}>
          Save as SVG
        </button>
      </figcaption>
    </figure>
  );
}

function entryOf(figure: string) {
  return CATALOGUE.find(({ id }) => id === figure);
}

function saveSvg({ figure, story }: ToldStory): void {
  const entry = entryOf(figure);
  if (entry !== undefined) save({ name: `${figure}.svg`, text: svgFile({ figure: entry, story }, document as never) });
}

/** Width of an element [pixels], 0 until it is there, and whether it is in sight or about to be. */
function usePlace(place: { readonly current: HTMLElement | null }): { readonly width: number; readonly isNear: boolean } {
  const [width, setWidth] = useState(0);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (place.current === null) return undefined;
    const resized = new ResizeObserver(([entry]) => setWidth(Math.max(NARROWEST, Math.floor(entry!.contentRect.width))));
    const seen = new IntersectionObserver(([entry]) => setNear(entry!.isIntersecting), { rootMargin: '300px' });
    resized.observe(place.current);
    seen.observe(place.current);
    return () => {
      resized.disconnect();
      seen.disconnect();
    };
  }, []);
  return { width, isNear };
}
