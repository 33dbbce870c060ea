import { describe, expect, it } from 'vitest';
import { drivers } from '../../../src/results/rules.ts';
import { topicFor, topics } from '../../../src/results/topics.ts';
import { languages } from '../../../src/text/language.ts';
import { textsOf } from '../../../src/text/text.ts';

describe('the question a head may ask', () => {
  it('is another one for each driver', () => {
    expect(new Set(drivers.map((driver) => topicFor[driver])).size).toBe(10);
  });

  it('is never about health or private life', () => {
    expect(topics.filter((topic) => ['T12', 'T17'].includes(topic))).toEqual([]);
    for (const language of languages) {
      const asked = Object.values(textsOf(language).results.team.topics).join('\n');
      expect(asked).not.toMatch(/体調|生活の面|健康|health|home|private/i);
    }
  });
});
