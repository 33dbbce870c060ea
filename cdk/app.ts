import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { createAkari } from './akari.ts';
import { readStage } from './config.ts';

// Run by the CDK command through cdk.json: `npx cdk synth -c stage=NAME`.

const app = new App({ analyticsReporting: false });

const contextOf = (name: string): string => {
  const value: unknown = app.node.tryGetContext(name);
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new Error(`Please say which: -c ${name}=…, or "${name}" in the context of cdk.json`);
};

const assets = resolve(process.env.AKARI_BUNDLES ?? contextOf('assets'));
if (!existsSync(assets)) throw new Error(`There are no bundles in ${assets}: npm run bundle`);

createAkari(app, readStage(join(import.meta.dirname, 'stages'), contextOf('stage')), assets);
app.synth();
