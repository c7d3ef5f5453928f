/** The one generator of seedrandom that is used, by the path that loads no other; its published types cover the whole only. */
declare module 'seedrandom/lib/alea.js' {
  function alea(seed: string): { int32(): number };
  export = alea;
}
