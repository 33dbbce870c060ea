import fc from 'fast-check';
import { expect, it } from 'vitest';
import { renderCard } from '../../../adapters/slack/card.ts';
import { renderForm } from '../../../adapters/slack/form.ts';
import { randomCard, randomForm } from '../../fixtures/random-cards.ts';
import { breaches } from './check.ts';
import { wordsIn } from './read.ts';

it('keeps every limit of a message and of the home, whatever the card', () => {
  fc.assert(
    fc.property(randomCard, (card) => {
      expect(breaches(renderCard(card))).toEqual([]);
      expect(breaches(renderCard(card, 'home'), 'home')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('keeps every limit of a modal, whatever the form', () => {
  fc.assert(
    fc.property(randomForm, (form) => {
      const view = renderForm(form);
      expect(breaches(view, 'modal')).toEqual([]);
      expect(view.title.text.length).toBeLessThanOrEqual(24);
      expect(view.submit?.text.length).toBeLessThanOrEqual(24);
      expect(view.private_metadata?.length).toBeLessThanOrEqual(3000);
    }),
    { numRuns: 150 },
  );
});

it('shows every word of a card that has room, or an ellipsis where it cut', () => {
  fc.assert(
    fc.property(randomCard, (card) => {
      const shown = wordsIn(renderCard(card).blocks);
      const texts = card.elements.flatMap((element) => (element.type === 'text' ? [element.text] : []));
      const lost = texts.filter((text) => !squeezed(shown).includes(squeezed(text)));
      if (lost.length > 0) expect(shown).toContain('…');
    }),
    { numRuns: 150 },
  );
});

const squeezed = (text: string): string => text.replace(/\s/g, '');
