import { readFileSync } from 'node:fs';
import * as z from 'zod';

// The closing line of a whole run: the sums of the JSON reports named on the command line.
const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const reports = process.argv.slice(2).map((file) => report.parse(JSON.parse(readFileSync(file, 'utf8'))));
const sum = (key: keyof z.infer<typeof report>): number => reports.reduce((total, each) => total + each[key], 0);
console.log(`${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed`);
