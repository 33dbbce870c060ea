import { type Feature, on, type Turn } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import { openToday } from '../people/cards.ts';
import { dateIn } from '../time/instant.ts';
import { recent } from './budget.ts';
import { type Mailboxes, mailboxOf } from './mailbox.ts';
import { todayCard } from './today-cards.ts';
import { todayWords } from './words.ts';

export type TodayDeps = { readonly mailboxes: Pick<Mailboxes, 'read'> };

/** Shows a person their own mailbox, and nobody else's. */
export const todayFeature = (deps: TodayDeps): Feature => ({
  taps: [on(openToday, async (turn) => replace(await shown(turn, deps)))],
  submits: [],
  lines: [{ words: todayWords, answer: async (turn) => reply(await shown(turn, deps)) }],
});

const shown = async ({ org, person, texts, now }: Turn, { mailboxes }: TodayDeps) => {
  const { entries } = await mailboxOf(org, person.id, mailboxes);
  return todayCard(person, texts, recent(entries, now, dateIn(now, person.zone)), now);
};
