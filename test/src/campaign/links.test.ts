import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { destinationOf, linkIdOf, linkPath, linksSent } from '../../../src/campaign/links.ts';
import { messageCard, testCard } from '../../../src/campaign/message.ts';
import { asCampaignId, type Campaign, type Content } from '../../../src/campaign/model.ts';
import { opensOf } from '../../../src/campaign/opens.ts';
import { corrected } from '../../../src/campaign/rules.ts';
import { linkTextOf } from '../../../src/text/campaign-links/text.ts';
import { sizeOf } from '../../../src/text/campaign-links/texts.ts';
import { languages } from '../../../src/text/language.ts';
import { textsOf } from '../../../src/text/text.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { memoryCampaigns } from '../../fixtures/memory-campaigns.ts';
import { ORG } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const AT = 'https://links.example.go.jp';
const GUIDE = 'https://example.go.jp/guide';
const CASES = 'https://example.go.jp/cases';
const since = at('2026-11-24T09:00:00+09:00');
const content = (...urls: readonly string[]): Content => ({
  ...draftOf(ORG).content,
  links: urls.map((url, i) => ({ label: `リンク${i + 1}`, url })),
});
const running = (...urls: readonly string[]): Campaign =>
  draftOf(ORG, { content: content(...urls), state: { type: 'running', since } });

describe('a link as it is sent', () => {
  it('has an address made from where it leads, and nothing else', () => {
    const id = asCampaignId('20261124T000000000Z-0a1b2c');
    expect(linksSent(id, content(GUIDE).links, AT)).toEqual([
      { label: 'リンク1', url: `${AT}/l/20261124T000000000Z-0a1b2c/${linkIdOf(GUIDE)}` },
    ]);
    expect(linkIdOf(GUIDE)).toMatch(/^[0-9a-f]{12}$/);
    expect(linksSent(id, content(GUIDE).links, undefined)).toEqual(content(GUIDE).links);
    expect(linkPath(id, linkIdOf(CASES))).not.toBe(linkPath(id, linkIdOf(GUIDE)));
  });

  it('is announced to readers where it is counted, and only there', () => {
    const texts = textsOf('ja');
    const words = (shown: object) => JSON.stringify(shown).includes('開かれた回数の合計だけ');
    expect(words(messageCard(texts, running(GUIDE), undefined, { linksAt: AT }))).toBe(true);
    expect(words(messageCard(texts, running(GUIDE), undefined))).toBe(false);
    expect(words(messageCard(texts, running(), undefined, { linksAt: AT }))).toBe(false);
    expect(words(testCard(texts, running(GUIDE), undefined))).toBe(false);
  });
});

describe('where a link leads', () => {
  it('stays the same through any number of edits, and is never an address the campaign did not have', () => {
    const url = fc.integer({ min: 0, max: 5 }).map((n) => `https://example.go.jp/${n}`);
    const edits = fc.array(fc.uniqueArray(url, { maxLength: 2 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(edits, ([first = [], ...later]) => {
        const had = new Set([...first, ...later.flat()]);
        const edited = later.reduce((campaign, urls) => corrected(campaign, content(...urls)), running(...first));
        for (let n = 0; n <= 5; n += 1) {
          const each = `https://example.go.jp/${n}`;
          expect(destinationOf(edited, linkIdOf(each))).toBe(had.has(each) ? each : undefined);
        }
      }),
    );
  });

  it('keeps a bounded number of addresses, the latest ones', () => {
    const edited = Array.from({ length: 40 }, (_, i) => `https://example.go.jp/${i}`).reduce(
      (campaign, url) => corrected(campaign, content(url)),
      running(GUIDE),
    );
    expect(edited.linksBefore).toHaveLength(20);
    expect(edited.linksBefore?.at(-1)).toBe('https://example.go.jp/38');
  });

  it('leaves nothing behind where an edit leaves the links alone', () => {
    expect(corrected(running(GUIDE), { ...content(GUIDE), title: '別の題' })).not.toHaveProperty('linksBefore');
  });

  it('is nowhere before a campaign begins and after it was taken back', () => {
    for (const state of [{ type: 'draft' }, { type: 'scheduled', at: since }, { type: 'recalled', at: since }] as const)
      expect(destinationOf({ ...running(GUIDE), state }, linkIdOf(GUIDE))).toBeUndefined();
    for (const type of ['done', 'cancelled'] as const)
      expect(destinationOf({ ...running(GUIDE), state: { type, at: since } }, linkIdOf(GUIDE))).toBe(GUIDE);
  });
});

describe('how often links were opened', () => {
  const counted = async (campaign: Campaign, sent: number, opens: { readonly [url: string]: number }) => {
    const { campaigns } = memoryCampaigns();
    for (const [url, times] of Object.entries(opens))
      for (let i = 0; i < times; i += 1) await campaigns.countOpen(ORG, campaign.id, linkIdOf(url));
    return opensOf(campaign, { sent }, campaigns);
  };

  it('is shown from five opens on, link by link', async () => {
    expect(await counted(running(GUIDE, CASES), 9, { [GUIDE]: 4, [CASES]: 5 })).toEqual([
      { label: 'リンク1' },
      { label: 'リンク2', opens: 5 },
    ]);
  });

  it('is not shown of a message that fewer than five have, however often they open it', async () => {
    expect(await counted(running(GUIDE), 4, { [GUIDE]: 60 })).toEqual([{ label: 'リンク1' }]);
    expect(await counted(running(GUIDE), 5, { [GUIDE]: 60 })).toEqual([{ label: 'リンク1', opens: 60 }]);
  });

  it('is told in one sum of links that edits replaced, and of none where there are none', async () => {
    const edited = corrected(corrected(running(GUIDE), content(CASES)), content());
    expect(await counted(edited, 9, { [GUIDE]: 4, [CASES]: 3 })).toEqual([{ opens: 7 }]);
    expect(await counted(running(), 9, {})).toEqual([]);
  });
});

describe('the words for links and pictures', () => {
  it.each(languages)('say sizes and numbers in %s', (language) => {
    const { board, picture } = linkTextOf(language);
    expect(board.times(1200)).toContain('1200');
    const said = picture.tooLarge(1_400_000, 1_048_576);
    expect(said).toContain('1.4 MB');
    expect(said).toContain('1 MB');
  });

  it('never write what is too large as the limit itself', () => {
    expect([1_048_577, 1_048_576, 900, 512_000].map(sizeOf)).toEqual(['1.1 MB', '1 MB', '1 KB', '500 KB']);
  });
});
