import { useEffect, useRef, useState } from 'preact/hooks';
import { CATALOGUE } from '../../report/figures/catalogue.ts';
import { PHONE_WIDTH } from '../../report/figures/figure.ts';
import { PAGE } from '../../report/figures/palette.ts';
import type { ToldStory } from '../engine/messages.ts';

/** A picture with its words, drawn as wide as there is room. */
export function Picture({ figure, story }: ToldStory) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  useEffect(() => {
    const entry = CATALOGUE.find(({ id }) => id === figure);
    if (entry === undefined || place.current === null || width === 0) return;
    const svg = entry.draw(story.data, {
      document: document as never,
      width,
      palette: PAGE,
      tips: true,
    }) as unknown as SVGElement;
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', story.description);
    place.current.replaceChildren(svg);
  }, [figure, story, width]);
  return (
    <figure class="picture" id={figure}>
      <h3>{story.title}</h3>
      <p class="subtitle">{story.subtitle}</p>
      <div ref={place} />
      <figcaption>{story.caption}</figcaption>
    </figure>
  );
}

/** Width of an element, followed as the window changes [pixels]; 0 until it is there. */
function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(PHONE_WIDTH - 30, Math.floor(entry!.contentRect.width))));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return width;
}
