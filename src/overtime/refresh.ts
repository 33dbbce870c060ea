import type { Parcel, ParcelKey } from '../delivery/parcel.ts';
import { PARCEL_LEASE_MS } from '../delivery/parcel-work.ts';
import { type UpdateDeps, updateInTurn } from '../delivery/pass.ts';
import type { Outbox, Parcels, WorkResult } from '../delivery/ports.ts';
import { languageOf, type Person } from '../people/model.ts';
import { textsOf } from '../text/text.ts';
import { asInstant, DAY_MS, dateIn, type Instant, type LocalDate, MINUTE_MS, plusDays } from '../time/instant.ts';
import { leftCard } from './cards.ts';
import { asCalendarMonth } from './fiscal.ts';
import { digestId, refreshId, requestId } from './ids.ts';
import { reachOf } from './limits/months.ts';
import type { OvertimeMonth, PersonMonths } from './model.ts';
import { requestsShown } from './requests.ts';
import { recentDays } from './rules.ts';
import type { OvertimeDeps } from './scene.ts';
import { confirmersCard, personsCard, type Shown, shownOf } from './show.ts';

export type RefreshDeps = OvertimeDeps &
  UpdateDeps & {
    readonly parcels: Pick<Parcels, 'claim' | 'settle'>;
    readonly outbox: Pick<Outbox, 'deliveries'>;
  };

/** A card that could not be changed for so long keeps its old words; tapped, it says how things are. */
const REFRESH_FOR_MS = DAY_MS;

/** Has the cards of both sides changed after a save, by whoever has both platforms at hand. */
export const refreshOf = ({ org, person, month, revision }: OvertimeMonth, now: Instant): Parcel => ({
  ...{ org, delivery: refreshId(person, month), page: String(revision), kind: 'approval', group: 'none' },
  ...{ subject: month, dueAt: now, expiresAt: asInstant(now + REFRESH_FOR_MS) },
  ...{ left: [person], ledger: {}, attempts: 0 },
});

/** Shows in every card of a month's recent days how they stand now. Changing a message twice is harmless. */
export const refreshCards = async (key: ParcelKey, clock: () => Instant, deps: RefreshDeps): Promise<WorkResult> => {
  const now = clock();
  const taken = await deps.parcels.claim(key, now, asInstant(now + PARCEL_LEASE_MS));
  if (!taken) return { type: 'done' };
  const [[who], name] = [taken.left, asCalendarMonth(taken.subject)];
  const found = who === undefined ? [] : await deps.overtime.months(key.org, who, reachOf(name), name);
  const month = found.find((each) => each.month === name);
  const person = month && (await deps.directory.person(key.org, month.person));
  const earlier = found.filter((each) => each !== month);
  // Saved since: another parcel shows that.
  const isCurrent = person && String(month.revision) === taken.page && now < taken.expiresAt;
  const isShown = !isCurrent || (await changeCards(person, { month, earlier }, now, deps));
  await deps.parcels.settle(taken, isShown ? [] : taken.left, {}, asInstant(now + MINUTE_MS));
  return { type: 'done' };
};

/** False when a platform has to be asked once more. */
const changeCards = async (person: Person, months: PersonMonths, now: Instant, deps: RefreshDeps): Promise<boolean> => {
  const { month } = months;
  let isDone = true;
  for (const day of recentDays(month, dateIn(now, person.zone))) {
    const shown = await shownOf(person, months, day, deps);
    if (!shown) continue;
    const { card, formerCard } = shown.plan;
    if (formerCard) {
      const texts = textsOf(languageOf(person));
      const moved = leftCard(texts, texts.overtime.declared.moved(day));
      isDone = (await updateInTurn(month.org, formerCard.place, formerCard.message, moved, deps)) && isDone;
    }
    if (card) isDone = (await updateInTurn(month.org, card.place, card.message, personsCard(shown), deps)) && isDone;
    isDone = (await changeRequest(shown, day, now, deps)) && isDone;
  }
  return isDone;
};

/** So many days after it was sent, the list of five o'clock follows what is declared anew or withdrawn. */
const DIGEST_DAYS = 5;

/** In the message that asked about it alone, or in the newest list in which it may be. */
const changeRequest = async (shown: Shown, day: LocalDate, now: Instant, deps: RefreshDeps): Promise<boolean> => {
  const { person, plan, others } = shown;
  const reader = plan.asked && others.get(plan.asked.person);
  if (!plan.asked || !reader) return true;
  const id = requestId({ person: person.id, day }, plan.asked.version);
  const today = dateIn(now, reader.zone);
  const ids = [id, ...Array.from({ length: DIGEST_DAYS }, (_, i) => digestId(plusDays(today, -i)))];
  const rows = await deps.outbox.deliveries(ids.map((each) => ({ org: person.org, person: reader.id, id: each })));
  const sent = ids.map((each) => rows.find((row) => row.id === each)).find((row) => row?.state.type === 'sent');
  if (sent?.state.type !== 'sent' || sent.state.message === undefined) return true;
  const card = sent.id === id ? confirmersCard(shown, reader, now) : await requestsShown(reader, now, deps);
  return card === undefined || updateInTurn(person.org, sent.state.place, sent.state.message, card, deps);
};
