import { type ActionButton, buttons, type Card, card, context, text, title } from '../conversation/card.ts';
import { openRest, openSettings, switchKind } from '../people/cards.ts';
import { type MessageKind, messageKinds, optionalKinds, type Person } from '../people/model.ts';
import type { Texts } from '../text/texts.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { dateIn } from '../time/instant.ts';
import type { BudgetKind, Entry } from './budget.ts';

/** One line of the list: a message of today, or one that waits. */
type Item = { readonly kind: MessageKind; readonly said: string };

/** What came today, what waits and until when, what did not come and why; each kind can be stopped from here. */
export const todayCard = (person: Person, texts: Texts, entries: readonly Entry[], now: Instant): Card => {
  const { today: words, rest, settings, menu } = texts;
  const today = dateIn(now, person.zone);
  const items = entries.flatMap((entry) => itemsOf(entry, person, texts, today));
  const came = entries.filter((entry) => entry.fate === 'sent' && entry.day === today).length;
  return card(
    texts.language,
    title(words.title),
    text(came === 0 ? words.none : words.came(came)),
    ...(items.length === 0
      ? []
      : [
          {
            type: 'fields' as const,
            fields: items.map(({ kind, said }) => ({ label: settings.kinds[kind], value: said })),
          },
        ]),
    context(words.limits),
    buttons([
      ...stopButtons(items, person, texts),
      { label: rest.title, action: openRest.of({}) },
      { label: menu.settings, action: openSettings.of({}) },
    ]),
  );
};

const itemsOf = (entry: Entry, { zone }: Person, { today: words }: Texts, today: LocalDate): readonly Item[] => {
  const { kind } = entry;
  if (!isMessageKind(kind)) return [];
  switch (entry.fate) {
    case 'sent': {
      const sent = entry.day === today ? [{ kind, said: words.at(entry.at, zone) }] : [];
      const follower = followerOf[kind];
      return entry.followsOn === today && follower ? [...sent, { kind: follower, said: words.ifOpen }] : sent;
    }
    case 'waits':
      return [{ kind, said: words.waits(entry.until, zone, words.reasons[entry.reason]) }];
    case 'dropped':
      return entry.day === today ? [{ kind, said: words.dropped(whyDropped(entry.reason, words)) }] : [];
    default:
      return entry satisfies never;
  }
};

const isMessageKind = (kind: BudgetKind): kind is MessageKind => messageKinds.some((known) => known === kind);

/** What may come on a later day of the same message, said of everybody alike. */
const followerOf: { readonly [kind in MessageKind]?: MessageKind } = { pulse: 'pulse-reminder' };

const whyDropped = (reason: string, { reasons }: Texts['today']): string => {
  const known = Object.entries(reasons).find(([name]) => name === reason);
  return known ? known[1] : reasons.undelivered;
};

/** One for each kind of the list that can be stopped and is not. */
const stopButtons = (items: readonly Item[], { preferences }: Person, { settings }: Texts): readonly ActionButton[] => {
  const listed = new Set(items.map(({ kind }) => kind));
  const stoppable = optionalKinds.filter((kind) => listed.has(kind) && !preferences.optOuts.includes(kind));
  return stoppable.map((kind) => ({
    label: settings.stop(settings.kinds[kind]),
    action: switchKind.of({ kind, on: false }),
  }));
};
