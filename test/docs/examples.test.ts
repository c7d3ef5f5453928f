import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
/** An entry point would run the command line when imported. */
const ENTRY_POINTS = [join('cli', 'main.ts')];

type Example = { readonly call: string; readonly expected: string };

/** Lines of docstrings such as ` * fn(args) // => value`. */
function examplesIn(text: string): Example[] {
  return [...text.matchAll(/^\s*\* (.+?) \/\/ => (.+)$/gm)].map((line) => ({ call: line[1]!, expected: line[2]!.trim() }));
}

function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  const names = Object.keys(scope);
  return new Function(...names, `'use strict'; return (${expression});`)(...names.map((name) => scope[name]));
}

const documented = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !ENTRY_POINTS.includes(path))
  .sort()
  .map((path) => ({ path, examples: examplesIn(readFileSync(join(SRC, path), 'utf8')) }))
  .filter(({ examples }) => examples.length > 0);

describe.each(documented)('$path', ({ path, examples }) => {
  test.each(examples)('$call // => $expected', async ({ call, expected }) => {
    const exported = (await import(/* @vite-ignore */ join(SRC, path))) as Record<string, unknown>;
    expect(evaluate(call, exported)).toEqual(evaluate(expected, exported));
  });
});
