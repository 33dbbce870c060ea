import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import type { Form, FormField, FormValues } from '../conversation/form.ts';
import type { Person } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { languages } from '../text/language.ts';
import type { Texts } from '../text/texts.ts';
import { dateIn, timeIn, type Zone } from '../time/instant.ts';
import { NO_LIST, valueOfList } from './list-choice.ts';
import { campaignId } from './message.ts';
import type { Campaign } from './model.ts';
import { type CampaignId, type Content, MOST_LINKS, momentOf } from './model.ts';
import type { ContentField } from './rules.ts';
import { collectsField } from './voice-forms.ts';

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

export const contentFields = [
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

/**
 * The text of a message. `values`: what it holds now, or what was typed so far. `approver`: where a second person has to
 * see the new words first.
 */
export const contentForm = (
  texts: Texts,
  kind: ContentFormKind,
  on: Opened,
  values: FormValues,
  conflict = false,
  approver?: FormField,
): Form => {
  const { form, correction } = texts.campaign;
  const isEdit = kind === 'edit';
  const save = approver ? form.ask : isEdit ? form.saveEdit : form.save;
  const note = approver ? correction.formNote : isEdit ? form.editNote : form.note;
  return {
    language: texts.language,
    title: { new: form.newTitle, rewrite: form.rewriteTitle, edit: form.editTitle }[kind],
    submitLabel: save,
    submit: isEdit ? saveEdit.of(on) : saveContent.of(on),
    fields: [
      ...(conflict ? [{ type: 'note', text: form.conflict } as const] : []),
      { type: 'note', text: note },
      ...contentFields.map((id) => contentField(texts, id, values[id])),
      collectsField(texts, values.collects),
      ...(approver ? [approver] : []),
    ],
  };
};

/** `own`: a hint of its own, or that it has to be filled in, where a template says so. */
export const contentField = (
  { campaign: { form } }: Texts,
  id: (typeof contentFields)[number],
  initial: string | undefined,
  own: { readonly hint?: string | undefined; readonly required?: boolean } = {},
): FormField => {
  const hints: { readonly [field: string]: string } = form.hints;
  const hint = own.hint ?? hints[id];
  return {
    type: 'text',
    id,
    label: form.fields[id],
    ...(hint === undefined ? {} : { hint }),
    ...(initial === undefined ? {} : { initial }),
    ...(id === 'body' ? { multiline: true } : {}),
    maxLength: typed[id],
    required: own.required ?? (id === 'title' || id === 'body'),
  };
};

export const valuesOfContent = ({ title, body, from, challenge, picture, links, collects }: Content): FormValues => ({
  title,
  body,
  collects: collects ?? 'none',
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
  /** Lists to choose from. */
  readonly lists: readonly { readonly value: string; readonly label: string }[];
  /** Says that the audience stays as it is: only the time can be chosen. */
  readonly fixed?: string;
};

/** A pasted list, in characters: as many as Slack lets somebody type. */
export const LONGEST_PASTE = 3_000;

export const audienceForm = (view: AudienceView): Form => {
  const { texts, on, values, units, hasMore, conflict, fixed } = view;
  const { form, audience } = texts.campaign;
  const pick = (id: string, label: string, options: readonly (readonly [string, string])[]): FormField => ({
    type: 'select',
    id,
    label,
    options: options.map(([value, name]) => ({ value, label: name })),
    ...(values[id] === undefined ? {} : { initial: values[id] }),
    required: true,
  });
  const line = (id: string, label: string, hint: string, maxLength = 30): FormField => ({
    type: 'text',
    id,
    label,
    hint,
    ...(values[id] === undefined ? {} : { initial: values[id] }),
    maxLength,
    required: false,
  });
  const whom = (): readonly FormField[] => [
    pick(
      'unit',
      form.unit,
      units.map(({ id, name }) => [id, name]),
    ),
    ...(hasMore
      ? [
          { type: 'note', text: form.moreUnits } as const,
          line('otherUnit', texts.campaign.census.otherUnit, texts.campaign.census.otherUnitHint, 100),
        ]
      : []),
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
    ...listFields(view),
  ];
  return {
    language: texts.language,
    title: form.audienceTitle,
    submitLabel: form.save,
    submit: saveAudience.of(on),
    fields: [
      ...(conflict ? [{ type: 'note', text: form.conflict } as const] : []),
      ...(fixed === undefined ? whom() : [{ type: 'note', text: fixed } as const]),
      pick('when', form.when, [
        ['now', form.whens.now],
        ['at', form.whens.at],
        ...(fixed === undefined ? [['hours', audience.whenHours] as const] : []),
      ]),
      line('date', form.date, fixed === undefined ? audience.dateHint : form.dateHint),
      line('time', form.time, fixed === undefined ? audience.timeHint : form.timeHint),
    ],
  };
};

/** What was pasted is not shown again: it may have been shorter, or longer, than the ids that are kept of it. */
const listFields = ({ texts: { campaign }, values, lists }: AudienceView): readonly FormField[] => [
  ...(lists.length === 0
    ? []
    : [
        {
          ...({ type: 'select', id: 'list', label: campaign.audience.list, required: true } as const),
          options: [{ value: NO_LIST, label: campaign.audience.noList }, ...lists],
          initial: values.list ?? NO_LIST,
        },
      ]),
  {
    ...({ type: 'text', id: 'pasted', label: campaign.audience.pasted, multiline: true, required: false } as const),
    ...{ hint: campaign.audience.pastedHint, maxLength: LONGEST_PASTE },
    ...(values.pasted === undefined ? {} : { initial: values.pasted }),
  },
];

const dayAndTime = (when: Campaign['when'], zone: Zone): FormValues => {
  const at = momentOf(when);
  return at === undefined ? {} : { date: dateIn(at, zone), time: timeIn(at, zone) };
};

export const valuesOfAudience = ({ audience, when }: Campaign, zone: Zone): FormValues => ({
  unit: audience.unit,
  role: audience.role,
  platform: audience.platform ?? 'any',
  language: audience.language ?? 'any',
  when: when.type,
  list: valueOfList(audience.list),
  ...dayAndTime(when, zone),
});

export const approverField = (
  { campaign: { form } }: Texts,
  approvers: readonly Person[],
  tree: Pick<UnitTree, 'unit'>,
): FormField => ({
  type: 'select',
  id: 'approver',
  label: form.approver,
  options: approvers.map(({ id, name, unit }) => ({ value: id, label: `${name}（${tree.unit(unit)?.name ?? unit}）` })),
  // Nobody else to choose.
  ...(approvers.length === 1 && approvers[0] ? { initial: approvers[0].id } : {}),
  required: true,
});

export const askForm = (texts: Texts, campaign: CampaignId, approver: FormField): Form => {
  const { form } = texts.campaign;
  return {
    language: texts.language,
    title: form.approverTitle,
    submitLabel: form.ask,
    submit: sendAsk.of({ campaign }),
    fields: [{ type: 'note', text: form.approverNote }, approver],
  };
};
