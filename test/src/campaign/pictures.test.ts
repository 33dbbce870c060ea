import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/campaign/model.ts';
import { type Look, lookedAt } from '../../../src/campaign/pictures.ts';
import { textsOf } from '../../../src/text/text.ts';

const picture = { url: 'https://www.example.go.jp/a.png', alt: 'ポスター' };
const content: Content = { title: '題', body: '文', picture, links: [] };
const texts = textsOf('ja');

const asking = (answer: Look) => {
  const asked: string[] = [];
  const look = async (url: string) => {
    asked.push(url);
    return answer;
  };
  return { asked, pictures: { look } };
};

describe('content with a picture', () => {
  it('stays as it was typed when the picture is one', async () => {
    const { asked, pictures } = asking({ type: 'picture' });
    expect(await lookedAt(texts, { type: 'read', value: content }, pictures)).toEqual({ type: 'read', value: content });
    expect(asked).toEqual([picture.url]);
  });

  it('says of a picture that could not be looked at that it is unseen', async () => {
    const { pictures } = asking({ type: 'unseen' });
    expect(await lookedAt(texts, { type: 'read', value: content }, pictures)).toEqual({
      type: 'read',
      value: { ...content, picture: { ...picture, unseen: true } },
    });
  });

  it.each([
    [{ type: 'too-large', bytes: 2_202_010, limit: 1_048_576 }, 'この画像は2.2 MBあります。1 MBまでに'],
    [{ type: 'not-picture' }, '画像ではないようです。'],
  ] as const)('is not saved where a look says %o', async (answer, words) => {
    const { pictures } = asking(answer);
    expect(await lookedAt(texts, { type: 'read', value: content }, pictures)).toEqual({
      type: 'errors',
      byField: { picture: expect.stringContaining(words) },
    });
  });

  it('is not looked at where something else is wrong, where there is none, or where nobody can look', async () => {
    const { asked, pictures } = asking({ type: 'not-picture' });
    const wrong = { type: 'errors', byField: { title: 'x' } } as const;
    const { picture: _, ...plain } = content;
    expect(await lookedAt(texts, wrong, pictures)).toBe(wrong);
    expect(await lookedAt(texts, { type: 'read', value: plain }, pictures)).toEqual({ type: 'read', value: plain });
    expect(await lookedAt(texts, { type: 'read', value: content }, undefined)).toEqual({
      type: 'read',
      value: content,
    });
    expect(asked).toEqual([]);
  });
});
