/** Years on the axis, first and last. */
export const FROM = 2025;
export const TO = 2036;
/** Year at whose beginning the title sets forecasts side by side. */
export const COMPARED = 2032;

/** Multipliers on the axis. */
export const LEAST = 0.9;
export const MOST = 3200;
export const TICKS: readonly number[] = [1, 5, 25, 250, 2000];

/** [pixels] */
export const WIDTH = 960;
export const HEIGHT = 660;
export const MARGINS = { marginTop: 96, marginRight: 186, marginBottom: 112, marginLeft: 62 } as const;

/** After Okabe and Ito's palette, which people of any colour vision tell apart, darker where letters are drawn in it. */
export const COLOURS = {
  ours: '#0072b2',
  kwa: '#b94f00',
  ai2027: '#9c3f78',
  aifm: '#00735a',
  ink: '#222222',
  faint: '#6b6b6b',
} as const;
