import { describe, expect, it } from 'vitest';
import { LONGEST } from '../../../src/campaign/model.ts';
import { problemsOf } from '../../../src/campaign/rules.ts';
import { gapIn, kitOf } from '../../../src/text/kit/text.ts';
import { kitIds } from '../../../src/text/kit/texts.ts';
import { languages } from '../../../src/text/language.ts';

const all = languages.flatMap((language) => kitIds.map((id) => ({ language, id, kit: kitOf(language)[id] })));

describe('the templates of a 強化月間', () => {
  it.each(all)('fit the form: $language $id', ({ kit: { title, body, challenge, name } }) => {
    expect([...title].length).toBeLessThanOrEqual(LONGEST.title);
    expect([...body].length).toBeLessThanOrEqual(LONGEST.body);
    expect([...challenge].length).toBeLessThanOrEqual(LONGEST.challenge);
    // A button of Slack's takes 75.
    expect([...name].length).toBeLessThanOrEqual(75);
  });

  it('do not go out before what is left open is filled in', () => {
    const { title, body, gap = '' } = kitOf('ja').top;
    expect(body).toContain(gap);
    expect(problemsOf({ title, body, links: [] })).toEqual([{ field: 'body', type: 'unfilled' }]);
    const filled = body.replace(gap, '一つやめることから始めましょう。');
    expect(gapIn(filled)).toBeUndefined();
    expect(problemsOf({ title, body: filled, links: [] })).toEqual([]);
  });

  it('go out as they are where nothing is left open', () => {
    for (const language of languages) {
      const { title, body, gap } = kitOf(language)['how-to'];
      expect(gap).toBeUndefined();
      expect(problemsOf({ title, body, links: [] })).toEqual([]);
    }
  });

  it('leave the same open in every language', () => {
    for (const id of kitIds) {
      expect(new Set(languages.map((language) => kitOf(language)[id].gap !== undefined)).size).toBe(1);
    }
  });
});
