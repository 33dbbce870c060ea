import { describe, expect, it } from 'vitest';
import { renderCard as renderSlack } from '../../../adapters/slack/card.ts';
import { renderCard as renderTeams } from '../../../adapters/teams/card.ts';
import { kindCard, lifelineCard, tiredCard } from '../../../src/care/cards.ts';
import type { Card } from '../../../src/conversation/card.ts';
import { fallbackText } from '../../../src/conversation/fallback.ts';
import type { Entry } from '../../../src/delivery/budget.ts';
import { asDeliveryId } from '../../../src/delivery/model.ts';
import { todayCard } from '../../../src/delivery/today-cards.ts';
import { languageCard, menuCard, privacyCard, settingsCard } from '../../../src/people/cards.ts';
import { asUnitId, messageKinds, type Person } from '../../../src/people/model.ts';
import { restCard } from '../../../src/people/rest-cards.ts';
import {
  askCard,
  closedCard,
  notAskedCard,
  nothingOpenCard,
  questionCard,
  type RoundView,
  reminderCard,
  skippedCard,
  thanksCard,
} from '../../../src/pulse/cards.ts';
import type { Count } from '../../../src/pulse/counts.ts';
import { programmeCard } from '../../../src/pulse/programme-cards.ts';
import { type Language, languages } from '../../../src/text/language.ts';
import { textsOf } from '../../../src/text/text.ts';
import type { Texts } from '../../../src/text/texts.ts';
import { asLocalDate, asWeekId, TOKYO } from '../../../src/time/instant.ts';
import { person } from '../../fixtures/staff.ts';
import { at } from '../../fixtures/time.ts';

const week = asWeekId('2026-W48');
const day = asLocalDate('2026-12-03');

const viewOf = (language: Language, answered: boolean): RoundView => ({
  texts: textsOf(language),
  week,
  questions: ['A0', 'D7b', 'D9c'],
  answers: answered
    ? new Map([
        ['A0', 4],
        ['D7b', 2],
        ['D9c', 2],
      ] as const)
    : new Map(),
  closesAt: at('2026-11-27T17:00:00+09:00'),
  zone: TOKYO,
});

const programmeOf = (language: Language, answered: Count) =>
  programmeCard(
    {
      texts: textsOf(language),
      unit: { id: asUnitId('課'), name: '国際連携推進企画調整室', managers: [], promoters: [] },
      plan: { running: true, cadence: 'fortnightly', anchor: week },
      next: { week, askOn: day, remindOn: day, closeOn: day },
      nextQuestions: ['A0', 'D7b', 'D9c'],
      last: {
        schedule: { week, askOn: day, remindOn: day, closeOn: day },
        open: true,
        asked: 120,
        answered,
      },
      mayPick: true,
      plansBelow: 3,
    },
    'OK',
  );

const now = at('2026-11-26T19:00:00+09:00');
const todayOf = (staff: Person, texts: Texts, entries: readonly Entry[]) => todayCard(staff, texts, entries, now);

/** One message a kind and every reason there is. */
const everyFate: readonly Entry[] = messageKinds.flatMap((kind, i) => {
  const entry = { kind, day: asLocalDate('2026-11-26'), at: now };
  const id = (name: string) => ({ ...entry, delivery: asDeliveryId(`${kind}/${i}/${name}`) });
  const until = at('2026-11-27T08:30:00+09:00');
  return [
    { ...id('sent'), fate: 'sent' as const },
    ...(['day-full', 'week-full', 'kind-full', 'quiet-hours', 'snoozed'] as const).map((reason) => ({
      ...{ ...id(reason), fate: 'waits' as const, until, reason },
    })),
    ...['snoozed', 'too-late', 'unreachable'].map((reason) => ({
      ...id(`-${reason}`),
      fate: 'dropped' as const,
      reason,
    })),
  ];
});

/** Every card the bot has, in one language. */
const cardsOf = (language: Language): { readonly [name: string]: Card } => {
  const texts = textsOf(language);
  const staff = person('1', '課', { language, name: '長'.repeat(200), teams: { user: 'aad' } });
  return {
    ask: askCard(viewOf(language, false), false),
    newcomer: askCard(viewOf(language, false), true),
    next: questionCard(viewOf(language, false), 'D7b'),
    change: questionCard(viewOf(language, true), 'D7b'),
    thanks: thanksCard(viewOf(language, true), texts.pulse.now),
    skipped: skippedCard(viewOf(language, false), true),
    reminder: reminderCard(viewOf(language, false), true),
    closed: closedCard(texts, day),
    nothingOpen: nothingOpenCard(texts, undefined),
    notAsked: notAskedCard(texts),
    programme: programmeOf(language, { type: 'few' }),
    withheld: programmeOf(language, { type: 'withheld' }),
    menu: menuCard(staff, texts, [], '残'.repeat(5_000)),
    privacy: privacyCard(staff, texts),
    settings: settingsCard(staff, texts, true),
    resting: settingsCard(staff, texts, true, day),
    rest: restCard(texts, undefined, texts.rest.intro),
    restUntil: restCard(texts, day, ''),
    today: todayOf(staff, texts, everyFate),
    nothingToday: todayOf(staff, texts, []),
    language: languageCard(textsOf('ja'), texts),
    greeting: kindCard(texts, texts.care.hello),
    tired: tiredCard(texts),
    lifelines: lifelineCard(texts),
  };
};

const labelsOf = ({ elements }: Card): readonly string[] =>
  elements.flatMap((element) => (element.type === 'buttons' ? element.buttons.map(({ label }) => label) : []));
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

describe.each(languages)('the cards in %s', (language) => {
  const cards = cardsOf(language);
  const { pulse } = textsOf(language);

  it.each(Object.entries(cards))('are small on both platforms: %s', (_, shown) => {
    expect(bytes(renderSlack(shown))).toBeLessThanOrEqual(28 * 1024);
    expect(bytes(renderTeams(shown))).toBeLessThanOrEqual(28 * 1024);
    expect(fallbackText(shown).trim()).not.toBe('');
    expect(shown.language).toBe(language);
  });

  it.each(['ask', 'newcomer', 'next'])('that ask offer five steps and a way out: %s', (name) => {
    const labels = cards[name] ? labelsOf(cards[name]) : [];
    expect(labels).toEqual([
      pulse.scale[5],
      pulse.scale[4],
      pulse.scale[3],
      pulse.scale[2],
      pulse.scale[1],
      pulse.skip,
      pulse.settings,
    ]);
  });

  it('that change an answer offer the way back and the way out', () => {
    const labels = cards.change ? labelsOf(cards.change) : [];
    expect(labels.slice(5)).toEqual([pulse.keep, pulse.takeBack, pulse.settings]);
    expect(pulse.takeBack).toContain(pulse.skip);
  });

  it('that remind offer to answer, to rest and to stop', () => {
    expect(cards.reminder && labelsOf(cards.reminder)).toEqual([pulse.answer, pulse.skipThisWeek, pulse.settings]);
  });

  it('that ask are written out whole for who sees no card', () => {
    const said = cards.ask ? fallbackText(cards.ask) : '';
    expect(said).toContain(pulse.intro(3));
    expect(said).toContain(pulse.questions.A0);
  });

  it('that show a number of people never show one below five', () => {
    const said = cards.programme ? fallbackText(cards.programme) : '';
    expect(said).toContain(textsOf(language).programme.people(120));
    expect(said).toContain(textsOf(language).programme.fewerThanFive);
    expect(said).not.toContain(textsOf(language).programme.people(4));
  });
});

describe('the share of valuable time', () => {
  it('is asked in bands of time', () => {
    const view = { ...viewOf('ja', false), questions: ['A0', 'D7a', 'D8a'] } as const;
    const labels = labelsOf(questionCard(view, 'D7a')).slice(0, 5);
    expect(labels).toEqual(['8割以上', '6〜7割', '半分くらい', '2〜3割', 'ほとんどない']);
  });
});
