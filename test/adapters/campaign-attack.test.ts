import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReminder, openUnreached, refresh } from '../../src/campaign/board.ts';
import { narrowTo, openAudience, send } from '../../src/campaign/cards.ts';
import { saveAudience } from '../../src/campaign/forms.ts';
import { namedOption } from '../../src/campaign/list-choice.ts';
import { acknowledge } from '../../src/campaign/message.ts';
import { asCampaignId, type Campaign } from '../../src/campaign/model.ts';
import { saveReminder } from '../../src/campaign/reminding.ts';
import { reminderId } from '../../src/campaign/silent.ts';
import type { ActionRef } from '../../src/conversation/action.ts';
import { fallbackText } from '../../src/conversation/fallback.ts';
import { asPersonId, asUnitId, type DirectoryEntry, type OrgId, type Person } from '../../src/people/model.ts';
import type { DirectoryChange } from '../../src/people/ports.ts';
import { entry, importing, put, putUnit, unit } from '../contracts/directory.ts';
import { draftOf } from '../fixtures/campaigns.ts';
import { cardsIn, type Office } from '../fixtures/office.ts';
import { at } from '../fixtures/time.ts';
import { type Engine, openEngine } from './dynamodb/engine.ts';
import { officeOn } from './local/cli/tenant.ts';

const FIRST = asCampaignId('20261124T000000000Z-01');
const AGAIN = reminderId(FIRST);
const START = at('2026-11-24T09:00:00+09:00');
const readers = Array.from({ length: 6 }, (_, i) => `R${i}`);
const silent = Array.from({ length: 7 }, (_, i) => `S${i}`);

let engine: Engine;
let org: OrgId;
let office: Office;
let promoter: Person;

const personOf = async (id: string): Promise<Person> => {
  const found = await engine.store.directory.person(org, asPersonId(id));
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const stored = async (id: Campaign['id']): Promise<Campaign> => {
  const campaign = await engine.store.campaigns.campaign(org, id);
  if (!campaign) throw new Error(`no campaign ${id}`);
  return campaign;
};
const putPromoter = (each: DirectoryEntry): DirectoryChange => ({
  ...{ type: 'put-person', entry: each, manages: [], promotes: [asUnitId('省')], isNew: true },
});
/** Everything a card says, as the promoter reads it. */
const shown = async (action: ActionRef, choice?: string): Promise<string> =>
  cardsIn(await office.tap(promoter, action, choice === undefined ? {} : { choice }))
    .map(fallbackText)
    .join('\n');
const peopleIn = (words: string): string | undefined => /人数[:：]? ?(\d+人)/.exec(words)?.[1];

/**
 * A ministry of fourteen, the promoter among them, who knows everybody's unit, hours, platform and language. R1 and S1 each
 * are the only one of their unit; S2 has the only day off on Thursdays, S3 is the only one on Slack, S4 is the only one who
 * reads English. The R have read, the S have not.
 */
beforeAll(async () => {
  engine = await openEngine();
  org = engine.org();
  const special: { readonly [id: string]: Parameters<typeof entry>[1] } = {
    R1: { unit: asUnitId('R1だけの室') },
    S1: { unit: asUnitId('S1だけの室') },
    S2: { freeDay: 4 },
    S4: { language: 'en' },
  };
  const account = (id: string) =>
    id === 'S3' ? { slack: { user: id, team: 'T1' } } : { teams: { user: id, tenant: 'tenant' } };
  await importing(
    { ...engine.store, org },
    'i1',
    ...[putUnit(unit('省')), putUnit(unit('課', '省'))],
    ...[putUnit(unit('R1だけの室', '課')), putUnit(unit('S1だけの室', '課'))],
    ...[...readers, ...silent].map((id) =>
      put(entry(id, { unit: asUnitId('課'), ...account(id), ...special[id] }), true),
    ),
    putPromoter(entry('P', { unit: asUnitId('課'), ...account('P'), admin: true })),
  );
  promoter = await personOf('P');
  await engine.store.campaigns.save(
    draftOf(org, { id: FIRST, author: promoter.id, state: { type: 'scheduled', at: START } }),
  );
  office = officeOn(engine.store, org, START);
  await office.moveTo(at('2026-11-26T12:00:00+09:00'));
  for (const id of readers)
    await office.tap(await personOf(id), acknowledge.of({ campaign: FIRST, what: 'read', test: false }));
  const content = { title: '再度', body: '文' };
  await office.submit(promoter, saveReminder.of({ first: FIRST, version: 0 }), content);
});
afterAll(() => engine.close());

describe('a promoter who wants to know who has not read', () => {
  it('is told one number, which the first board tells already', async () => {
    expect(peopleIn(await shown(refresh.of({ campaign: AGAIN })))).toBe('8人');
    expect(await shown(refresh.of({ campaign: FIRST }))).toContain('読みました 6人');
  });

  it('cannot narrow it, by a step in the tree or by whatever a form carries', async () => {
    const before = await stored(AGAIN);
    await engine.store.lists.put({ org, name: 'S1', loadedAt: START }, [asPersonId('S1')]);
    for (const choice of ['課', 'S1だけの室', 'R1だけの室']) {
      expect(peopleIn(await shown(narrowTo.of({ campaign: AGAIN }), choice))).toBe('8人');
    }
    const narrowed: readonly { readonly [field: string]: string }[] = [
      { unit: 'S1だけの室' },
      { role: 'managers' },
      { platform: 'slack' },
      { language: 'en' },
      { pasted: 'S1' },
      { list: namedOption('S1') },
      { when: 'hours' },
    ];
    for (const values of narrowed) {
      await office.submit(promoter, saveAudience.of({ campaign: AGAIN, version: before.version }), {
        ...{ unit: '省', role: 'everyone', platform: 'any', language: 'any', when: 'now' },
        ...values,
      });
    }
    expect(await stored(AGAIN)).toEqual(before);
    expect(JSON.stringify(await office.tap(promoter, openAudience.of({ campaign: AGAIN })))).not.toContain(
      'S1だけの室',
    );
  });

  it('learns nothing when somebody leaves or moves, who may have read or not', async () => {
    await importing({ ...engine.store, org }, 'i2', { type: 'person-left', id: asPersonId('S6') });
    expect(peopleIn(await shown(refresh.of({ campaign: AGAIN })))).toBe('8人');
  });

  it('sees the same of everybody afterwards, whatever else they send them', async () => {
    await office.moveTo(at('2026-12-09T10:00:00+09:00'));
    await engine.store.campaigns.save({ ...(await stored(AGAIN)), state: { type: 'scheduled', at: office.now() } });
    await office.moveTo(at('2026-12-09T12:00:00+09:00'));
    const got = (id: string) =>
      office.teams.sent.filter((sent) => sent.to.includes(id) && JSON.stringify(sent).includes('再度')).length;
    expect([got('S1'), got('R1')]).toEqual([1, 0]);
    const board = await shown(refresh.of({ campaign: AGAIN }));
    expect(peopleIn(board)).toBe('8人');
    expect(board).not.toMatch(/届いた人:|これから届く人:|届け先がない人|ご本人の設定|送信の状況|部署ごとの反応/);
    for (const [i, only] of ['S1だけの室', 'R1だけの室'].entries()) {
      const id = asCampaignId(`20261209T03000000${i}Z-0${i}`);
      const audience = { unit: asUnitId(only), role: 'everyone' } as const;
      await engine.store.campaigns.save(draftOf(org, { id, author: promoter.id, audience }));
      await office.tap(promoter, send.of({ campaign: id }));
    }
    await office.moveTo(at('2026-12-09T12:10:00+09:00'));
    const boards = await Promise.all(
      [0, 1].map((i) => shown(refresh.of({ campaign: asCampaignId(`20261209T03000000${i}Z-0${i}`) }))),
    );
    expect(boards[0]?.replaceAll('S1', 'R1')).toBe(boards[1]);
    expect(boards[1]).toMatch(/届いた人[:：]? ?1人/);
  });

  it('cannot send a second one, and gets no list of whom it did not reach', async () => {
    expect(await shown(openReminder.of({ campaign: FIRST }))).toContain('再度');
    expect(await shown(openReminder.of({ campaign: AGAIN }))).toContain('ほかの操作が先に済んでいます。');
    expect(await shown(openUnreached.of({ campaign: AGAIN }))).toContain('一覧にしません');
    expect(office.complaints).toEqual([]);
  });
});
