const DIGITS = 4;

/**
 * Work that is left where a stage is so many times as fast; undefined where nothing changes.
 *
 * speedText(24, 8) // => '3 work hours'
 */
export function speedText(workHours: number, times: number | undefined): string | undefined {
  if (times === undefined || times === 1) return undefined;
  return `${Number((workHours / times).toPrecision(DIGITS))} work hours`;
}

/**
 * How many times as fast a stage is whose work was changed; 1 where it was not.
 *
 * timesOf(24, '3 work hours') // => 8
 * timesOf(24, undefined) // => 1
 */
export function timesOf(workHours: number, written: string | undefined): number {
  return written === undefined ? 1 : Number((workHours / Number.parseFloat(written)).toPrecision(DIGITS - 1));
}
