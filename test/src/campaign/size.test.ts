import { beforeAll, describe, expect, it } from 'vitest';
import { renderCard as drawOnSlack } from '../../../adapters/slack/card.ts';
import { renderForm } from '../../../adapters/slack/form.ts';
import { renderCard as drawOnTeams } from '../../../adapters/teams/card.ts';
import { renderDialog } from '../../../adapters/teams/form.ts';
import { refresh } from '../../../src/campaign/board.ts';
import { narrowTo, openAsk, openAudience } from '../../../src/campaign/cards.ts';
import { saveAudience } from '../../../src/campaign/forms.ts';
import { asCampaignId } from '../../../src/campaign/model.ts';
import { unitsOf } from '../../../src/campaign/scene.ts';
import type { Card } from '../../../src/conversation/card.ts';
import type { Form } from '../../../src/conversation/form.ts';
import type { Outcome } from '../../../src/conversation/outcome.ts';
import { asPersonId, asUnitId, type Unit } from '../../../src/people/model.ts';
import { buildTree } from '../../../src/people/tree.ts';
import { breaches } from '../../adapters/slack/check.ts';
import { problemsOf } from '../../adapters/teams/schema.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { type MemoryOffice, memoryOffice } from '../../fixtures/memory-office.ts';
import { ORG, person, unit } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const UNITS = 30_000;
const now = at('2026-11-24T10:00:00+09:00');
const id = asCampaignId('c1');

/** A ministry of 30,000 units: 局 has 20,000 right below it, 省 the others; and a hundred and fifty promoters. */
const promoters = Array.from({ length: 150 }, (_, i) => asPersonId(`${i}`));
const units: readonly Unit[] = [
  { ...unit('省'), promoters },
  unit('局', '省'),
  ...Array.from({ length: UNITS - 2 }, (_, i) => unit(`地方企画調整推進室${i}`, i < 20_000 ? '局' : '省')),
];
const [promoter, ...others] = promoters.map((each) => person(each, '省', { promotes: [asUnitId('省')] }));
if (!promoter) throw new Error('nobody');

let office: MemoryOffice;
beforeAll(async () => {
  office = memoryOffice({ units, people: [promoter, ...others], start: now });
  const audience = { unit: asUnitId('省'), role: 'everyone' } as const;
  await office.campaigns.save(draftOf(ORG, { id, author: promoter.id, audience }));
});

const cardIn = (outcomes: readonly Outcome[]): Card => {
  for (const outcome of outcomes) if ('card' in outcome) return outcome.card;
  throw new Error('no card');
};
const formIn = (outcomes: readonly Outcome[]): Form => {
  for (const outcome of outcomes) if (outcome.type === 'open-form') return outcome.form;
  throw new Error('no form');
};
const choicesIn = (card: Card): number =>
  card.elements.reduce((sum, element) => sum + (element.type === 'choice' ? element.options.length : 0), 0);
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe('a ministry of 30,000 units', () => {
  it('lists a bounded number of units in the draft, on both platforms, and says how to reach the others', async () => {
    for (const of of ['局', '省']) {
      const card = cardIn(await office.tap(promoter, narrowTo.of({ campaign: id }), { choice: of }));
      expect(choicesIn(card)).toBeLessThanOrEqual(92);
      expect(JSON.stringify(card)).toContain('下の部署が多いため、一部だけを並べています。');
      expect(breaches(drawOnSlack(card))).toEqual([]);
      expect(problemsOf(drawOnTeams(card))).toEqual([]);
      expect(bytes(drawOnSlack(card))).toBeLessThan(28_000);
      expect(bytes(drawOnTeams(card))).toBeLessThan(28_000);
    }
  });

  it('opens forms that both platforms take', async () => {
    const audience = formIn(await office.tap(promoter, openAudience.of({ campaign: id })));
    const approvers = formIn(await office.tap(promoter, openAsk.of({ campaign: id })));
    for (const form of [audience, approvers]) {
      for (const field of form.fields)
        if (field.type === 'select') expect(field.options.length).toBeLessThanOrEqual(100);
      expect(breaches(renderForm(form), 'modal')).toEqual([]);
      expect(bytes(renderForm(form))).toBeLessThan(100_000);
      expect(bytes(renderDialog(form, {}))).toBeLessThan(28_000);
    }
    expect(approvers.fields.flatMap((field) => (field.type === 'select' ? field.options : []))).toHaveLength(60);
  });

  it('takes a unit by its name or its id, wherever it is in the tree', async () => {
    const send = (otherUnit: string, version: number) =>
      office.submit(promoter, saveAudience.of({ campaign: id, version }), {
        ...{ unit: '省', role: 'everyone', platform: 'any', language: 'any', when: 'now', otherUnit },
      });
    const stored = async () => (await office.campaigns.campaign(ORG, id)) ?? draftOf(ORG);
    await send('地方企画調整推進室１９９９９の名', (await stored()).version);
    expect((await stored()).audience.unit).toBe('地方企画調整推進室19999');
    await send('地方企画調整推進室29997', (await stored()).version);
    expect((await stored()).audience.unit).toBe('地方企画調整推進室29997');
    expect(JSON.stringify(await send('無い室', (await stored()).version))).toContain('同じ名前の部署が見つかりません');
  });

  it('walks through a bounded part of the tree', () => {
    const built = buildTree(units);
    if (built.type !== 'tree') throw new Error('no tree');
    const asked: string[] = [];
    const childrenOf = (of: Unit['id']): readonly Unit[] => {
      asked.push(of);
      return built.tree.childrenOf(of);
    };
    const watched = { ...built.tree, childrenOf };
    expect(unitsOf(promoter, watched)).toHaveLength(41);
    expect(asked.length).toBeLessThan(60);
    expect(unitsOf(promoter, built.tree)[0]?.id).toBe('省');
  });

  it('shows a board with a bounded number of units', async () => {
    const running = asCampaignId('c2');
    const audience = { unit: asUnitId('局'), role: 'everyone' } as const;
    await office.campaigns.save(
      draftOf(ORG, { id: running, author: promoter.id, audience, people: 150, state: { type: 'running', since: now } }),
    );
    for (let i = 0; i < 60; i += 1)
      await office.campaigns.acknowledge(
        ORG,
        running,
        asPersonId(`a${i}`),
        asUnitId(`地方企画調整推進室${i % 3}`),
        'read',
      );
    const card = cardIn(await office.tap(promoter, refresh.of({ campaign: running })));
    expect(JSON.stringify(card)).toContain('60人');
    expect(breaches(drawOnSlack(card))).toEqual([]);
    expect(bytes(drawOnTeams(card))).toBeLessThan(28_000);
  });
});
