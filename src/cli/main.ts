import { carryOut } from './command-line.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await carryOut(process.argv.slice(2), processTerminal(process.env, process));
