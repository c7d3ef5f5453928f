declare module 'seedrandom/lib/alea.js' {
  import type seedrandom from 'seedrandom';

  function alea(seed: string): seedrandom.PRNG;
  export = alea;
}
