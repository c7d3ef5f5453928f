import { build, createServer } from 'vite';
import { viteOptions } from './playground/vite-options.mjs';

// `npm run playground` serves the page as it is being edited; with `build` it is written to dist/playground instead.
if (process.argv[2] === 'build') {
  await build(viteOptions());
} else {
  const server = await createServer(viteOptions());
  await server.listen();
  server.printUrls();
}
