import { build, createServer } from 'vite';
import { viteOptions } from './playground/vite-options.mjs';

// `npm run playground` serves the page as it is being edited; with `build` it is written to dist/playground, or to a folder named after it.
const [, , word, folder] = process.argv;
if (word === 'build') {
  await build(viteOptions(folder));
} else {
  const server = await createServer({ ...viteOptions(), logLevel: 'info' }); // which prints where it is served
  await server.listen();
  server.printUrls();
}
