/**
 * File name without folder and ending.
 *
 * idOf('scenarios/s-curve.yaml') // => 's-curve'
 */
export function idOf(path: string): string {
  const name = path.split(/[/\\]/).at(-1)!;
  return name.replace(/\.[^.]+$/, '');
}
