import type { Texts } from '../text/texts.ts';
import type { Instant, Zone } from '../time/instant.ts';
import { type Campaign, momentOf } from './model.ts';
import { isReminder } from './silent.ts';

/** What is said of whom it goes to and when. */
export type Sending = {
  readonly texts: Texts;
  readonly campaign: Campaign;
  readonly unitName: string;
  /** As counted now, */
  readonly people: number;
  /** or at this moment. */
  readonly asOf?: Instant;
  /** Of them, those whom the limits make wait for a later day, or never get it. */
  readonly held?: number;
  readonly spared?: number;
  /** Title of the campaign that a reminder is about. */
  readonly first?: string;
  /** Of the person who looks at it. */
  readonly zone: Zone;
};

export type Field = { readonly label: string; readonly value: string };

export const sendingFields = (sending: Sending): readonly Field[] => {
  const { texts, campaign, people, asOf, zone } = sending;
  const { draft, audience, census } = texts.campaign;
  const nobody = isReminder(campaign.audience) ? audience.tooFew : draft.nobody;
  const count = asOf === undefined ? draft.count(people) : census.about(people, asOf, zone);
  const limited = [
    ...(sending.held === undefined ? [] : [draft.held(sending.held)]),
    ...(sending.spared === undefined ? [] : [draft.spared(sending.spared)]),
  ];
  return [
    { label: draft.audience, value: audienceWords(sending) },
    { label: draft.people, value: people === 0 ? nobody : [count, ...limited].join('\n') },
    { label: draft.when, value: whenWords(sending) },
  ];
};

const whenWords = ({ texts, campaign: { when }, zone }: Sending): string => {
  const { draft, audience } = texts.campaign;
  const at = momentOf(when);
  if (when.type === 'hours') return at === undefined ? audience.hours : audience.hoursFrom(at, zone);
  return at === undefined ? draft.now : draft.at(at, zone);
};

const audienceWords = ({ texts, campaign, unitName, first }: Sending): string => {
  const { draft, form, audience } = texts.campaign;
  const { role, platform, language, list, notAcknowledged } = campaign.audience;
  const conditions = [
    ...(platform === undefined ? [] : [form.platforms[platform]]),
    ...(language === undefined ? [] : [form.languages[language]]),
    ...(list === undefined ? [] : [list.type === 'named' ? audience.onList(list.name) : audience.onOwnList]),
    ...(notAcknowledged === undefined ? [] : [first ? audience.silent(first) : audience.silentOnSome]),
  ];
  return [draft.to(unitName, role), ...conditions.map(draft.only)].join('');
};
