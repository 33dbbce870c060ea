import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type BriefPorts, keepBriefly } from '../../adapters/cache.ts';
import { installDemo } from '../../adapters/local/demo.ts';
import { asPersonId, type OrgId } from '../../src/people/model.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';

const id = asPersonId('K004');
let engine: Engine;
let org: OrgId;
let now = 0;
let brief: BriefPorts;

beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  await installDemo(org, at('2026-11-16T09:00:00+09:00'), engine.store);
});
afterAll(() => engine.close());
beforeEach(() => {
  now = 0;
  brief = keepBriefly(engine.store, () => now, { error: () => undefined });
  engine.store.meter.reset();
});

const requests = () => engine.store.meter.read().requests;

describe('a person, beside the organisation', () => {
  it('is read with it in one request where what is kept of it is too old', async () => {
    const found = await Promise.all([brief.directory.person(org, id), brief.directory.organisation(org)]);
    expect(found).toMatchObject([{ id: 'K004', name: '大野 隆' }, { people: 41 }]);
    expect(requests()).toBe(1);
    now = 2_001;
    expect(await brief.directory.person(org, asPersonId('nobody'))).toBeUndefined();
    expect(await brief.directory.organisation(org)).toMatchObject({ people: 41 });
    expect(requests()).toBe(2);
  });

  it('is read anew each time, however fresh the organisation is', async () => {
    expect((await brief.directory.person(org, id))?.preferences.language).toBeUndefined();
    await engine.store.people.savePreferences(org, id, { language: 'en' });
    expect((await brief.directory.person(org, id))?.preferences.language).toBe('en');
    expect(await brief.directory.organisation(org)).toMatchObject({ people: 41 });
    expect(requests()).toBe(3);
  });
});
