import { describe, expect, it } from 'vitest';
import { renderCard as renderSlack } from '../../../adapters/slack/card.ts';
import { renderDialog } from '../../../adapters/teams/form.ts';
import { formOf } from '../../../adapters/teams/form-copy.ts';
import { contentForm } from '../../../src/campaign/forms.ts';
import { contentElements, messageCard } from '../../../src/campaign/message.ts';
import { asCampaignId } from '../../../src/campaign/model.ts';
import { textsOf } from '../../../src/text/text.ts';
import { draftOf } from '../../fixtures/campaigns.ts';
import { ORG } from '../../fixtures/staff.ts';

const texts = textsOf('ja');
const bodyOf = (body: string) =>
  contentElements(texts.campaign, { title: '題', body, links: [] })
    .slice(1)
    .map((element) => (element.type === 'text' ? [element.style, element.text] : [element.type]));

describe('the text of a campaign', () => {
  it('shows a line between two stars twice in bold, and lists as lists', () => {
    expect(bodyOf('はじめに\n** 15分短く **\n- 資料は前日\n* 終わりは先に\n\n以上')).toEqual([
      ['body', 'はじめに'],
      ['strong', '15分短く'],
      ['body', '・資料は前日\n・終わりは先に\n\n以上'],
    ]);
  });

  it('leaves everything else as it was typed', () => {
    const typed = '2 * 3 * 4、**一部だけ**は太字にならず、<!channel> も [x](https://a) もそのまま。-5度';
    expect(bodyOf(typed)).toEqual([['body', typed]]);
    expect(bodyOf('****')).toEqual([['body', '****']]);
  });

  it('keeps its buttons on Slack however many lines are bold', () => {
    const body = '**太字**\n文\n'.repeat(120);
    const { blocks } = renderSlack(
      messageCard(texts, draftOf(ORG, { content: { title: '題', body, links: [] } }), undefined),
    );
    expect(JSON.stringify(blocks)).toContain('campaign.ack');
  });

  it('asks for 「やってみた」 only where there is something to try', () => {
    const labels = (challenge: object) =>
      messageCard(
        texts,
        draftOf(ORG, { content: { title: '題', body: '文', links: [], ...challenge } }),
        undefined,
      ).elements.flatMap((element) => (element.type === 'buttons' ? element.buttons.map(({ label }) => label) : []));
    expect(labels({})).toEqual(['読みました', 'お知らせの設定']);
    expect(labels({ challenge: '15分短く' })).toEqual(['読みました', 'やってみた', 'お知らせの設定']);
  });
});

describe('the form of it in Teams', () => {
  it('can be shown again with what was typed, even far too long', () => {
    const form = contentForm(texts, 'new', { campaign: asCampaignId('1'.repeat(40)), version: 0 }, {});
    const values = {
      ...{ title: '題'.repeat(300), body: '文'.repeat(3_000), from: '人'.repeat(200), challenge: '課'.repeat(300) },
      ...{
        picture: `https://${'a'.repeat(990)}`,
        alt: '絵'.repeat(300),
        label1: '名'.repeat(100),
        url1: 'b'.repeat(1_000),
      },
      ...{ label2: '名'.repeat(100), url2: 'c'.repeat(1_000) },
    };
    const shown = JSON.stringify(
      renderDialog(form, { values, errors: { body: texts.campaign.form.tooLong(3_000, 1_500) } }),
    );
    const { card } = JSON.parse(shown);
    expect(formOf(card.content.body.at(-1).actions[0].data)?.title).toBe('新しいお知らせ');
    for (const typed of Object.values(values)) expect(shown).toContain(typed);
  });
});
