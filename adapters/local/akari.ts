#!/usr/bin/env node
import { runAkari } from './cli/main.ts';
import { processTerminal } from './cli/terminal.ts';

process.exitCode = await runAkari(process.argv.slice(2), processTerminal());
