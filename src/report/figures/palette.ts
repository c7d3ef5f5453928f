/** Colours of a picture: written out for a file, or names of a page's own, which follow its light or dark mode. */
export interface Palette {
  readonly paper: string;
  /** Of words and axes. */
  readonly ink: string;
  /** Of what matters less. */
  readonly faint: string;
  readonly grid: string;
  /** Told apart by people of any colour vision; letters in them can be read on paper. */
  readonly hues: Readonly<Record<Hue, string>>;
}

/** After Okabe and Ito's palette (Color Universal Design, 2008). */
export const HUES = ['blue', 'orange', 'purple', 'green', 'ochre', 'sky', 'rose', 'grey'] as const;
export type Hue = (typeof HUES)[number];

/** For files, which lie on white. */
export const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1f2328',
  faint: '#5b636c',
  grid: '#d9dde2',
  hues: {
    blue: '#0072b2',
    orange: '#b94f00',
    purple: '#8a3b7e',
    green: '#00735a',
    ochre: '#8a6400',
    sky: '#2b7fa8',
    rose: '#b0305c',
    grey: '#5b636c',
  },
};

/** For pages in the dark. */
export const DARK: Palette = {
  paper: '#14171a',
  ink: '#e8eaed',
  faint: '#a3abb5',
  grid: '#343a41',
  hues: {
    blue: '#5ab4f0',
    orange: '#ff9554',
    purple: '#d892cf',
    green: '#3fc7a1',
    ochre: '#e3bb45',
    sky: '#8fd3ee',
    rose: '#ff8fab',
    grey: '#a3abb5',
  },
};

/** Names of the colours that `paletteCss` gives a page. */
export const PAGE: Palette = {
  paper: 'var(--paper)',
  ink: 'var(--ink)',
  faint: 'var(--faint)',
  grid: 'var(--grid)',
  hues: Object.fromEntries(HUES.map((hue) => [hue, `var(--${hue})`])) as Record<Hue, string>,
};

/** Style sheet that gives a page the colours named in PAGE: light and printed, or dark where the reader's system is. */
export function paletteCss(): string {
  return [
    `:root{color-scheme:light dark;${variables(LIGHT)}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${variables(DARK)}}}`,
    `@media screen{:root[data-theme=dark]{color-scheme:dark;${variables(DARK)}}}`,
    ':root[data-theme=light]{color-scheme:light}',
  ].join('\n');
}

function variables({ hues, ...plain }: Palette): string {
  return Object.entries({ ...plain, ...hues })
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

/** Hue of a future's curve, the same in every picture; others by their place. */
export function hueOf(id: string, place: number): Hue {
  return FUTURE_HUES[id] ?? HUES[place % HUES.length]!;
}

const FUTURE_HUES: Readonly<Record<string, Hue>> = {
  continuation: 'grey',
  's-curve': 'ochre',
  compounding: 'blue',
  'full-recursion': 'orange',
  recursion: 'orange',
  none: 'grey',
};

/** Hue of a stage, or of what else may bind: neighbours on the path differ. */
export function stageHue(stage: string): Hue {
  return STAGE_HUES[stage] ?? 'grey';
}

const STAGE_HUES: Readonly<Record<string, Hue>> = {
  decide: 'purple',
  design: 'rose',
  implement: 'blue',
  debug: 'sky',
  scaffold: 'ochre',
  run: 'green',
  analyze: 'orange',
  review: 'rose',
  secure: 'purple',
  integrate: 'sky',
};
