import type { ComponentChildren } from 'preact';
import type { Film } from '../engine/film.ts';
import { filledPath, LINE_DOTS } from './marks.ts';

/** How to read the network. */
export function Key({ film: { stages, path, changePath, experimentsFirst } }: { readonly film: Film }) {
  const shared = changePath.filter((stage) => path.includes(stage)).map((stage) => stages[stage]!.id);
  return (
    <ul class="network-key" aria-label="How to read it">
      <Entry words="Fill: how much of the work AI does; people do the rest">
        <circle class="network-disc" r="9" />
        <path class="network-ai" d={filledPath(9, 0.6)} />
      </Entry>
      <Entry words="Ring: how busy its people or chips are; the strong part, at this stage">
        <circle class="network-ring" r="8" />
        <circle class="network-busy" r="8" pathLength={1000} stroke-dasharray="850 1000" transform="rotate(-90)" />
        <circle class="network-here" r="8" pathLength={1000} stroke-dasharray="350 1000" transform="rotate(-90)" />
      </Entry>
      <Entry words={`Dots in line: one for each day that jobs wait, up to ${LINE_DOTS}`}>
        <path class="network-line" d="M-6,-4h0M2,-4h0M-6,4h0M2,4h0" />
      </Entry>
      <Entry words="Dots that travel: faster, the more jobs pass">
        <path class="network-way" d="M-10,0H10" />
        <path class="network-travel" d="M-6,0h0M5,0h0" />
      </Entry>
      <Entry words="Bottleneck: the stage whose people or chips limit how many experiments get done">
        <circle r="9" fill="var(--orange)" opacity="0.3" />
        <circle class="network-rim" r="6" />
      </Entry>
      {shared.length > 0 && (
        <Entry
          words={`Jobs are experiments and, at ${shared.join(', ')}, changes of product and tools too${experimentsFirst ? '; experiments go first, so that a long line there need not hold them up' : ''}`}
        >
          {null}
        </Entry>
      )}
    </ul>
  );
}

function Entry({ words, children }: { readonly words: string; readonly children: ComponentChildren }) {
  return (
    <li>
      <svg width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}
