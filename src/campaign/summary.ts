import type { Texts } from '../text/texts.ts';
import type { Instant, Zone } from '../time/instant.ts';
import type { Campaign } from './model.ts';

/** What is said of whom it goes to and when. */
export type Sending = {
  readonly texts: Texts;
  readonly campaign: Campaign;
  readonly unitName: string;
  /** As counted now, */
  readonly people: number;
  /** or at this moment. */
  readonly asOf?: Instant;
  /** Of the person who looks at it. */
  readonly zone: Zone;
};

export type Field = { readonly label: string; readonly value: string };

export const sendingFields = ({ texts, campaign, unitName, people, asOf, zone }: Sending): readonly Field[] => {
  const { draft } = texts.campaign;
  const { when } = campaign;
  const count = asOf === undefined ? draft.count(people) : texts.campaign.census.about(people, asOf, zone);
  return [
    { label: draft.audience, value: audienceWords(texts, campaign.audience, unitName) },
    { label: draft.people, value: people === 0 ? draft.nobody : count },
    { label: draft.when, value: when.type === 'now' ? draft.now : draft.at(when.at, zone) },
  ];
};

const audienceWords = (
  { campaign: { draft, form } }: Texts,
  { role, platform, language }: Campaign['audience'],
  unitName: string,
): string =>
  [
    draft.to(unitName, role),
    ...(platform === undefined ? [] : [draft.only(form.platforms[platform])]),
    ...(language === undefined ? [] : [draft.only(form.languages[language])]),
  ].join('');
