import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/conversation/card.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import { modeCard } from '../../../src/lights-out/modes-cards.ts';
import { asUnitId } from '../../../src/people/model.ts';
import { textsOf } from '../../../src/text/text.ts';

const unitsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: asUnitId(`U${i + 1}`), name: `第${i + 1}課` }));

const cardOf = (count: number, shown: number): Card => {
  const units = unitsOf(count);
  const unit = units[shown - 1];
  if (!unit) throw new Error('no unit');
  return modeCard(textsOf('ja'), { unit, units, mode: 'narrow', isInherited: true }, false);
};

const choiceIn = ({ elements }: Card) => elements.find((element) => element.type === 'choice');
const offered = (card: Card): readonly string[] => choiceIn(card)?.options.map(({ label }) => label) ?? [];

/** Where a button of this label leads. */
const leadsTo = ({ elements }: Card, label: string): unknown =>
  elements
    .flatMap((element) => (element.type === 'buttons' ? element.buttons : []))
    .flatMap((button) => ('action' in button && button.label === label ? [button.action.payload] : []))[0];

describe('the settings of somebody who promotes many units', () => {
  it('offer all of forty at once, and no way to more', () => {
    const card = cardOf(40, 40);
    expect([offered(card).length, offered(card).at(-1)]).toEqual([40, '第40課']);
    expect(fallbackText(card)).not.toContain('部署のうち');
    expect([leadsTo(card, '前の部署'), leadsTo(card, '次の部署')]).toEqual([undefined, undefined]);
  });

  it('say that there are more than forty, and lead to them', () => {
    const card = cardOf(95, 1);
    expect([offered(card)[0], offered(card).at(-1)]).toEqual(['第1課', '第40課']);
    expect(fallbackText(card)).toContain('95部署のうち1番目から40番目までです。ほかの部署は、下のボタンから選べます。');
    expect([leadsTo(card, '前の部署'), leadsTo(card, '次の部署')]).toEqual([undefined, { unit: 'U41' }]);
  });

  it('always offer the unit that is shown, between those before and after it', () => {
    const card = cardOf(95, 41);
    expect(choiceIn(card)?.selected).toBe('U41');
    expect([offered(card)[0], offered(card).at(-1)]).toEqual(['第41課', '第80課']);
    expect([leadsTo(card, '前の部署'), leadsTo(card, '次の部署')]).toEqual([{ unit: 'U1' }, { unit: 'U81' }]);
  });

  it('end with the last of them', () => {
    const card = cardOf(95, 95);
    expect([offered(card)[0], offered(card).at(-1)]).toEqual(['第81課', '第95課']);
    expect(fallbackText(card)).toContain('95部署のうち81番目から95番目までです。');
    expect([leadsTo(card, '前の部署'), leadsTo(card, '次の部署')]).toEqual([{ unit: 'U41' }, undefined]);
  });
});
