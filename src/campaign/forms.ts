import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import type { Form, FormField, FormValues } from '../conversation/form.ts';
import type { Person, Unit } from '../people/model.ts';
import { languages } from '../text/language.ts';
import type { Texts } from '../text/texts.ts';
import { dateIn, timeIn, type Zone } from '../time/instant.ts';
import { campaignId } from './message.ts';
import type { Campaign } from './model.ts';
import { type CampaignId, type Content, MOST_LINKS } from './model.ts';
import type { ContentField } from './rules.ts';

/** What a form was opened on; 0 for something new. What somebody else saves meanwhile is not overwritten unseen. */
const opened = z.object({ campaign: campaignId, version: z.number() });

export const saveContent = action('campaign.save-content', opened);
export const saveAudience = action('campaign.save-audience', opened);
export const saveEdit = action('campaign.save-edit', opened);
export const sendAsk = action('campaign.send-ask', z.object({ campaign: campaignId }));

export type Opened = { readonly campaign: CampaignId; readonly version: number };

/** More may be typed than fits: what is too long is said, and not cut in silence. */
const typed = {
  title: 300,
  body: 3000,
  from: 200,
  challenge: 300,
  picture: 1000,
  alt: 300,
  label1: 100,
  url1: 1000,
  label2: 100,
  url2: 1000,
} as const satisfies { readonly [field in ContentField]: number };

const contentFields = [
  'title',
  'body',
  'from',
  'challenge',
  'picture',
  'alt',
  'label1',
  'url1',
  'label2',
  'url2',
] as const;

export type ContentFormKind = 'new' | 'rewrite' | 'edit';

/** The text of a message. `values`: what it holds now, or what was typed so far. */
export const contentForm = (
  texts: Texts,
  kind: ContentFormKind,
  on: Opened,
  values: FormValues,
  conflict = false,
): Form => {
  const { form } = texts.campaign;
  const isEdit = kind === 'edit';
  return {
    language: texts.language,
    title: { new: form.newTitle, rewrite: form.rewriteTitle, edit: form.editTitle }[kind],
    submitLabel: isEdit ? form.saveEdit : form.save,
    submit: isEdit ? saveEdit.of(on) : saveContent.of(on),
    fields: [
      ...(conflict ? [{ type: 'note', text: form.conflict } as const] : []),
      { type: 'note', text: isEdit ? form.editNote : form.note },
      ...contentFields.map((id) => contentField(texts, id, values[id])),
    ],
  };
};

const contentField = (
  { campaign: { form } }: Texts,
  id: (typeof contentFields)[number],
  initial: string | undefined,
): FormField => {
  const hints: { readonly [field: string]: string } = form.hints;
  const hint = hints[id];
  return {
    type: 'text',
    id,
    label: form.fields[id],
    ...(hint === undefined ? {} : { hint }),
    ...(initial === undefined ? {} : { initial }),
    ...(id === 'body' ? { multiline: true } : {}),
    maxLength: typed[id],
    required: id === 'title' || id === 'body',
  };
};

export const valuesOfContent = ({ title, body, from, challenge, picture, links }: Content): FormValues => ({
  title,
  body,
  ...(from === undefined ? {} : { from }),
  ...(challenge === undefined ? {} : { challenge }),
  ...(picture === undefined ? {} : { picture: picture.url, alt: picture.alt }),
  ...Object.assign(
    {},
    ...links.slice(0, MOST_LINKS).map(({ label, url }, i) => ({ [`label${i + 1}`]: label, [`url${i + 1}`]: url })),
  ),
});

export type AudienceView = {
  readonly texts: Texts;
  readonly on: Opened;
  readonly values: FormValues;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  /** Not all units have room. */
  readonly hasMore: boolean;
  readonly conflict: boolean;
};

export const audienceForm = ({ texts, on, values, units, hasMore, conflict }: AudienceView): Form => {
  const { form } = texts.campaign;
  const pick = (id: string, label: string, options: readonly (readonly [string, string])[]): FormField => ({
    type: 'select',
    id,
    label,
    options: options.map(([value, name]) => ({ value, label: name })),
    ...(values[id] === undefined ? {} : { initial: values[id] }),
    required: true,
  });
  const line = (id: string, label: string, hint: string): FormField => ({
    type: 'text',
    id,
    label,
    hint,
    ...(values[id] === undefined ? {} : { initial: values[id] }),
    maxLength: 30,
    required: false,
  });
  return {
    language: texts.language,
    title: form.audienceTitle,
    submitLabel: form.save,
    submit: saveAudience.of(on),
    fields: [
      ...(conflict ? [{ type: 'note', text: form.conflict } as const] : []),
      pick(
        'unit',
        form.unit,
        units.map(({ id, name }) => [id, name]),
      ),
      ...(hasMore ? [{ type: 'note', text: form.moreUnits } as const] : []),
      pick('role', form.role, Object.entries(form.roles)),
      pick('platform', form.platform, [
        ['any', form.platforms.any],
        ['slack', form.platforms.slack],
        ['teams', form.platforms.teams],
      ]),
      pick('language', form.language, [
        ['any', form.languages.any],
        ...languages.map((language) => [language, form.languages[language]] as const),
      ]),
      pick('when', form.when, [
        ['now', form.whens.now],
        ['at', form.whens.at],
      ]),
      line('date', form.date, form.dateHint),
      line('time', form.time, form.timeHint),
    ],
  };
};

export const valuesOfAudience = ({ audience, when }: Campaign, zone: Zone): FormValues => ({
  unit: audience.unit,
  role: audience.role,
  platform: audience.platform ?? 'any',
  language: audience.language ?? 'any',
  when: when.type,
  ...(when.type === 'at' ? { date: dateIn(when.at, zone), time: timeIn(when.at, zone) } : {}),
});

export const askForm = (texts: Texts, campaign: CampaignId, approvers: readonly Person[], unitOf: UnitName): Form => {
  const { form } = texts.campaign;
  return {
    language: texts.language,
    title: form.approverTitle,
    submitLabel: form.ask,
    submit: sendAsk.of({ campaign }),
    fields: [
      { type: 'note', text: form.approverNote },
      {
        type: 'select',
        id: 'approver',
        label: form.approver,
        options: approvers.map((person) => ({ value: person.id, label: `${person.name}（${unitOf(person.unit)}）` })),
        // Nobody else to choose.
        ...(approvers.length === 1 && approvers[0] ? { initial: approvers[0].id } : {}),
        required: true,
      },
    ],
  };
};

type UnitName = (unit: Unit['id']) => string;
