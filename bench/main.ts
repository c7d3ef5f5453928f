import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { replaceMade } from '../scripts/ablation/tables.ts';
import { measureCompany } from './company.ts';
import { measureForecasts } from './forecast.ts';
import { growthTable, measureGrowth } from './growth.ts';
import { measureAllocation, measureFootprint } from './memory.ts';
import { measurePeers } from './compare.ts';
import { growthSvg } from './plot.ts';
import type { MeasuredTable } from './table.ts';
import { pageText, terminalText } from './table.ts';

const PAGE = 'docs/performance.md';
const PICTURE = 'docs/performance.svg';

/** How much is measured: for a page, or just to see. */
const FULL = { rounds: 5, events: 1_000_000, allocationEvents: 10_000_000, lengths: [1e6, 1e7, 1e8], draws: 16 };
const QUICK = { rounds: 1, events: 500_000, allocationEvents: 10_000_000, lengths: [1e6, 1e7], draws: 4 };

/**
 * Measures, prints the tables, and with `--write` puts them into the page; `--quick` measures less.
 * @param folder where the bundled programs are
 * @returns 1 if an engine does not come to theory's result, else 0
 */
export function bench(args: readonly string[], folder: string): 0 | 1 {
  const unknown = args.filter((arg) => arg !== '--quick' && arg !== '--write');
  if (unknown.length > 0) throw new Error(`unknown ${unknown.join(' ')}; there are --quick and --write`);
  const { rounds, events, allocationEvents, lengths, draws } = args.includes('--quick') ? QUICK : FULL;
  const faults: string[] = [];
  const growth = measureGrowth(folder, events, rounds);
  const tables = [
    ...measurePeers(folder, rounds, faults),
    growthTable(growth),
    measureCompany(folder, events, rounds),
    measureAllocation(folder, allocationEvents, rounds),
    measureFootprint(folder, lengths),
    measureForecasts(folder, draws, rounds),
  ];
  console.log(`${machineText()}\n\n${tables.map(terminalText).join('\n')}`);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) return 1;
  if (args.includes('--write')) {
    writeFileSync(PAGE, pageWith(tables));
    writeFileSync(PICTURE, growthSvg(growth));
  }
  return 0;
}

function pageWith(tables: readonly MeasuredTable[]): string {
  const page = replaceMade(readFileSync(PAGE, 'utf8'), 'machine', machineText());
  return tables.reduce((text, table) => replaceMade(text, table.id, pageText(table)), page);
}

/** What it was measured on. */
function machineText(): string {
  const [cpu] = cpus();
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, Node.js ${process.version}, V8 ${process.versions.v8}.`;
}
