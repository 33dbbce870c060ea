import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/conversation/card.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import { standbyCard } from '../../../src/lights-out/standby-cards.ts';
import { asUnitId } from '../../../src/people/model.ts';
import { textsOf } from '../../../src/text/text.ts';

const cardOf = (count: number, around?: number): Card => {
  const units = Array.from({ length: count }, (_, i) => ({ id: asUnitId(`U${i + 1}`), name: `第${i + 1}課` }));
  return standbyCard(textsOf('ja'), units, around === undefined ? undefined : asUnitId(`U${around}`));
};

const labelled = ({ elements }: Card) =>
  elements
    .flatMap((element) => (element.type === 'buttons' ? element.buttons : []))
    .flatMap((button) => ('action' in button ? [[button.label, button.action.payload] as const] : []));
const units = (card: Card) => labelled(card).flatMap(([label]) => (label.startsWith('第') ? [label] : []));
const leadsTo = (card: Card, wanted: string) => labelled(card).find(([label]) => label === wanted)?.[1];

describe('the choice of somebody who heads many units', () => {
  it('shows twenty at once, with no way to more', () => {
    expect(units(cardOf(20))).toHaveLength(20);
    expect([leadsTo(cardOf(20), '前の部署'), leadsTo(cardOf(20), '次の部署')]).toEqual([undefined, undefined]);
  });

  it('leads to all of them', () => {
    const [first, second, third] = [cardOf(45), cardOf(45, 21), cardOf(45, 41)];
    expect([units(first).at(-1), units(second)[0], units(third).at(-1)]).toEqual(['第20課', '第21課', '第45課']);
    expect(fallbackText(second)).toContain('45部署のうち21番目から40番目までです。');
    expect([leadsTo(first, '前の部署'), leadsTo(first, '次の部署')]).toEqual([undefined, { unit: 'U21' }]);
    expect([leadsTo(second, '前の部署'), leadsTo(second, '次の部署')]).toEqual([{ unit: 'U1' }, { unit: 'U41' }]);
    expect([leadsTo(third, '前の部署'), leadsTo(third, '次の部署')]).toEqual([{ unit: 'U21' }, undefined]);
  });
});
