// Some of what is bundled is CommonJS and asks for Node's own modules through `require`, which an ES module lacks.
const requireBanner = `import { createRequire as createBundleRequire } from 'node:module';
const require = createBundleRequire(import.meta.url);`;

/**
 * How the script that draws a report's figures in a browser is bundled, into the folder of the package's own modules.
 * @param {string} root folder of the package
 * @param {string} outdir where to write
 * @returns {import('esbuild').BuildOptions}
 */
export function viewerOptions(root, outdir) {
  return {
    absWorkingDir: root,
    entryPoints: { 'report/viewer': 'src/report/viewer/viewer.ts' },
    outdir,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'ascii', // the same in a page of any encoding
    legalComments: 'none',
    logLevel: 'warning',
  };
}

/**
 * How the package is bundled, for the build and for tests of the command line.
 * Everything is bundled: left to Node, mathjs alone resolves a thousand files and costs over a second per start.
 * Splitting keeps what a command imports lazily out of its start, so that `--version` answers at once.
 * @param {string} root folder of the package
 * @param {string} outdir where to write
 * @returns {import('esbuild').BuildOptions}
 */
export function bundleOptions(root, outdir) {
  return {
    absWorkingDir: root,
    entryPoints: { 'cli/main': 'src/cli/main.ts', 'io/ensemble-worker': 'src/io/ensemble-worker.ts', index: 'src/index.ts' },
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    minifySyntax: true, // writes constants in, which the hot loop lives on
    mainFields: ['module', 'main'],
    banner: { js: requireBanner },
    logLevel: 'warning',
  };
}
