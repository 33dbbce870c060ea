import { describe, expect, it } from 'vitest';
import { readContent, readSending } from '../../../src/campaign/typed.ts';
import { textsOf } from '../../../src/text/text.ts';
import { asZone, TOKYO } from '../../../src/time/instant.ts';
import { treeOf } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const texts = textsOf('ja');
const tree = treeOf(['省'], ['局', '省']);
const now = at('2026-11-24T09:00:00+09:00');
const errorsIn = (values: { readonly [field: string]: string }) => {
  const read = readContent(texts, values);
  return read.type === 'errors' ? read.byField : {};
};
const whole = { title: '題', body: '文' };
const MISSING = 'ここを書くと、保存できます。';
const BOTH = 'リンクは、名前とアドレスの両方をお書きになると付けられます。';
const HTTPS = 'https:// で始まるアドレスだけが使えます。';

describe('a message that was typed', () => {
  it('is read without the space around it, and without what was left empty', () => {
    const read = readContent(texts, {
      title: ' 会議を\n軽くする ',
      body: '一行目\r\n二行目 ',
      from: '  ',
      label2: '事例',
      url2: 'https://a.go.jp',
    });
    expect(read).toEqual({
      type: 'read',
      value: { title: '会議を 軽くする', body: '一行目\n二行目', links: [{ label: '事例', url: 'https://a.go.jp' }] },
    });
  });

  it.each([
    ['nothing at all', {}, { title: MISSING, body: MISSING }],
    ['spaces for a title', { ...whole, title: '　 ' }, { title: MISSING }],
    ['a link without its address', { ...whole, label1: '事例' }, { url1: BOTH }],
    ['a second link without its name', { ...whole, url2: 'https://a.go.jp' }, { label2: BOTH }],
    ['a second link that is not https', { ...whole, label2: '事例', url2: 'http://a.go.jp' }, { url2: HTTPS }],
    ['a link to run a script', { ...whole, label1: '事例', url1: 'javascript:alert(1)' }, { url1: HTTPS }],
    ['a picture nobody who cannot see it is told of', { ...whole, picture: 'https://a.go.jp/a.png' }, { alt: MISSING }],
    ['a picture without its address', { ...whole, alt: '会議室' }, { picture: MISSING }],
    [
      'a title of 61 characters',
      { ...whole, title: '𠮷'.repeat(61) },
      { title: 'いま61文字です。60文字までにすると、保存できます。' },
    ],
    [
      'a text of 1,501',
      { ...whole, body: '文'.repeat(1_501) },
      { body: 'いま1501文字です。1500文字までにすると、保存できます。' },
    ],
  ])('says what is wrong and where: %s', (_, values, errors) => {
    expect(errorsIn(values)).toEqual(errors);
  });
});

describe('whom and when', () => {
  const when = (date: string, time: string) => {
    const read = readSending(texts, { unit: '局', when: 'at', date, time }, tree, now, TOKYO);
    return read.type === 'read' ? read.value.when : read.byField;
  };
  const tenth = { type: 'at', at: at('2026-12-01T10:00:00+09:00') };

  it.each([
    ['2026-12-01', '10:00'],
    ['2026/12/1', '10時'],
    ['２０２６年１２月１日', '１０：００'],
    ['12/1', '10時00分'],
    ['12月1日', ' 10:00 '],
    ['12月1日（火）', '午前10時'],
    ['令和8年12月1日', '1000'],
    ['R8.12.1', '10時'],
  ])('reads %s and %s', (date, time) => {
    expect(when(date, time)).toEqual(tenth);
  });

  it.each([
    ['明日', '午後3時', '2026-11-25T15:00:00+09:00'],
    ['あさって', '9時半', '2026-11-26T09:30:00+09:00'],
    ['今日', '午後0時15分', '2026-11-24T12:15:00+09:00'],
  ])('counts from the day on which it is typed: %s %s', (date, time, moment) => {
    expect(when(date, time)).toEqual({ type: 'at', at: at(moment) });
  });

  it('takes a day without a year for the next such day', () => {
    expect(when('1/5', '9:00')).toEqual({ type: 'at', at: at('2027-01-05T09:00:00+09:00') });
  });

  it.each([
    ['2026-11-24', '08:59', { date: '過ぎた日時です。これからの日時にすると、保存できます。' }],
    ['2028-01-05', '9:00', { date: '1年より先には送れません。' }],
    ['8-12-01', '9:00', { date: '2026-12-01 のように書くと、読み取れます。' }],
    ['2026-02-30', '9:00', { date: '2026-12-01 のように書くと、読み取れます。' }],
    [
      'そのうち',
      '25:00',
      { date: '2026-12-01 のように書くと、読み取れます。', time: '10:00 のように書くと、読み取れます。' },
    ],
    ['', '', { date: '2026-12-01 のように書くと、読み取れます。', time: '10:00 のように書くと、読み取れます。' }],
  ])('does not guess what %s and %s mean', (date, time, errors) => {
    expect(when(date, time)).toEqual(errors);
  });

  it('reads a time by the clock of who typed it', () => {
    const read = readSending(
      texts,
      { unit: '局', when: 'at', date: '2026-12-01', time: '10:00' },
      tree,
      now,
      asZone('Europe/Paris'),
    );
    expect(read).toMatchObject({ value: { when: { at: at('2026-12-01T10:00:00+01:00') } } });
  });

  it.each([
    [{}, { type: 'hours' }],
    [{ date: ' ', time: '　' }, { type: 'hours' }],
    [
      { date: '12/1', time: '10時' },
      { type: 'hours', from: at('2026-12-01T10:00:00+09:00') },
    ],
    [{ date: '12/1' }, { time: '10:00 のように書くと、読み取れます。' }],
    [{ date: '2026-11-24', time: '08:59' }, { date: '過ぎた日時です。これからの日時にすると、保存できます。' }],
  ])('reads own hours, from a moment on where %j says one', (typed, expected) => {
    const read = readSending(texts, { unit: '局', when: 'hours', ...typed }, tree, now, TOKYO);
    expect(read.type === 'read' ? read.value.when : read.byField).toEqual(expected);
  });

  it('knows no unit that is not there', () => {
    expect(readSending(texts, { unit: '無い局' }, tree, now, TOKYO)).toMatchObject({
      type: 'errors',
      byField: { unit: MISSING },
    });
  });

  it('takes whatever is no narrowing for none', () => {
    const values = { unit: '局', role: 'kings', platform: 'any', language: 'any', when: 'now' };
    expect(readSending(texts, values, tree, now, TOKYO)).toEqual({
      type: 'read',
      value: { audience: { unit: '局', role: 'everyone' }, when: { type: 'now' } },
    });
  });
});
