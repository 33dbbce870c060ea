import { beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../../src/campaign/cards.ts';
import { sendAsk } from '../../../src/campaign/forms.ts';
import { asCampaignId } from '../../../src/campaign/model.ts';
import { approve, sendBack } from '../../../src/campaign/request.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import { asPersonId, asUnitId } from '../../../src/people/model.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const root = asUnitId('省');
const { slack: _, ...noSlack } = person('1', '省', { promotes: [root], teams: { user: 'aad-1', tenant: 'tenant' } });
const author = noSlack;
const approver = person('2', '省', { promotes: [root], name: '推進二郎' });
const id = asCampaignId('c1');
let office: MemoryOffice;

const open = async (): Promise<void> => {
  const top = { ...unit('省'), promoters: [author.id, approver.id] };
  office = memoryOffice({ units: [top], people: [author, approver], start: at('2026-11-24T09:00:00+09:00') });
  await office.campaigns.save(draftOf(ORG, { id, author: author.id, audience: { unit: root, role: 'everyone' } }));
  await office.submit(author, sendAsk.of({ campaign: id }), { approver: '2' });
};
beforeEach(async () => {
  await open();
  await office.moveTo(at('2026-11-24T09:01:00+09:00'));
});

const told = () => office.teams.sent.map(({ card }) => fallbackText(card));

describe('the answer of a second person on the other platform', () => {
  it('reaches the author as a message of its own when it is a no', async () => {
    await office.tap(approver, sendBack.of({ campaign: id, version: 1 }));
    await office.moveTo(at('2026-11-24T09:02:00+09:00'));
    expect(told()).toEqual([expect.stringContaining('推進二郎さんから差し戻されました。')]);
  });

  it('reaches the author once when it is a yes, however often it is tapped', async () => {
    await office.tap(approver, approve.of({ campaign: id, version: 1 }));
    await office.tap(approver, approve.of({ campaign: id, version: 1 }));
    await office.moveTo(at('2026-11-24T09:02:00+09:00'));
    const begun = await office.campaigns.campaign(ORG, id);
    if (!begun) throw new Error('lost');
    await office.campaigns.save({ ...begun, state: { type: 'running', since: office.now() }, people: 2 });
    await office.tap(approver, approve.of({ campaign: id, version: 1 }));
    await office.moveTo(at('2026-11-24T09:03:00+09:00'));
    expect(told()).toEqual([expect.stringContaining('推進二郎さんが承認しました。')]);
    expect((await office.campaigns.campaign(ORG, id))?.approvedBy).toBe(asPersonId('2'));
  });
});

describe('the request', () => {
  const asked = () => office.slack.sent.map(({ card }) => fallbackText(card));
  const REQUEST = '職員 1さんから、お知らせを送ってよいかの確認が届きました。';

  it('reaches the second person once', () => {
    expect(asked()).toEqual([expect.stringContaining(REQUEST)]);
  });

  it('does not come when it was withdrawn before, and comes when it is made again', async () => {
    await open();
    await office.tap(author, withdraw.of({ campaign: id }));
    await office.moveTo(at('2026-11-24T09:01:00+09:00'));
    expect(asked()).toEqual([]);
    await office.submit(author, sendAsk.of({ campaign: id }), { approver: '2' });
    await office.moveTo(at('2026-11-24T09:02:00+09:00'));
    expect(asked()).toEqual([expect.stringContaining(REQUEST)]);
  });
});
