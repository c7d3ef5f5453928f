import { defineConfig } from 'vitest/config';
import { builtSource } from './test/support/built-source.ts';

export default defineConfig({
  plugins: [await builtSource()],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false, // no test leaves anything behind, and loading every module anew for each file is a fifth of the time
    maxWorkers: '100%', // the default leaves one processor idle, which of two is half
  },
});
