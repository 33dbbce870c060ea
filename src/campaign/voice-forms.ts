import { speaksOfDeath } from '../care/words.ts';
import type { Form, FormField, FormValues } from '../conversation/form.ts';
import type { Unit } from '../people/model.ts';
import { quoted } from '../people/quote.ts';
import type { Texts } from '../text/texts.ts';
import type { Instant, Zone } from '../time/instant.ts';
import { type CampaignId, collected } from './model.ts';
import { savePick, saveVoice } from './voice-actions.ts';
import { consents, type Voice, type VoiceEntry, type VoiceKind } from './voice-model.ts';
import { kanjiIn, LONGEST_VOICE, onOneLine } from './voice-rules.ts';

/** Stands among the fields in which a campaign is written. */
export const collectsField = ({ voice }: Texts, initial: string | undefined): FormField => ({
  type: 'select',
  id: 'collects',
  label: voice.collects,
  options: (['none', ...collected] as const).map((value) => ({ value, label: voice.collected[value] })),
  initial: initial ?? 'none',
  required: true,
});

/** The field that is empty when something is taken back. */
const mainField = { kanji: 'character', pledge: 'pledge', story: 'story' } as const satisfies {
  readonly [kind in VoiceKind]: string;
};

export type VoiceFormView = {
  readonly texts: Texts;
  readonly campaign: CampaignId;
  readonly kind: VoiceKind;
  readonly earlier: Voice | undefined;
  /** Until when; undefined once a story can only be taken back. */
  readonly until: Instant | undefined;
  readonly zone: Zone;
  /** Of which a manager declares for one. */
  readonly units: readonly Unit[];
};

/** What becomes of it is said before anything is typed. What was given before is there to be changed or taken back. */
export const voiceForm = (view: VoiceFormView): Form => {
  const { texts, campaign, kind, earlier, until, zone } = view;
  const { form } = texts.voice;
  const standing = earlier?.picked === undefined ? form.onlyTakeBack : form.picked;
  const canOnlyGo = until === undefined || earlier?.picked !== undefined;
  const notes = canOnlyGo
    ? [standing]
    : [
        form.note[kind],
        form.until(until, zone),
        ...(kind === 'story' ? [form.storyTakeBack] : []),
        ...(kind === 'pledge' ? [] : [form.noNames]),
      ];
  return {
    language: texts.language,
    title: form.title[kind],
    submitLabel: texts.common.send,
    submit: saveVoice.of({ campaign, kind }),
    fields: [...notes.map((text) => ({ type: 'note', text }) as const), ...fieldsOf(view)],
  };
};

const fieldsOf = ({ texts: { voice }, kind, earlier, units }: VoiceFormView): readonly FormField[] => {
  const { form } = voice;
  const entry = earlier?.entry;
  switch (kind) {
    case 'kanji': {
      const { character, reason, mayShow } = entry?.type === 'kanji' ? entry : { mayShow: false };
      return [
        line('character', form.character, form.characterHint, character, TYPED.character),
        line('reason', form.reason, form.reasonHint, reason, TYPED.reason),
        pick('show', form.show, Object.entries(form.shows), mayShow ? 'yes' : 'no'),
      ];
    }
    case 'story': {
      const { text, consent } = entry?.type === 'story' ? entry : {};
      return [
        { ...line('story', form.story, form.storyHint, text, TYPED.story), multiline: true },
        { ...pick('consent', form.consent, Object.entries(form.consents), consent), required: false },
      ];
    }
    case 'pledge':
      return [
        ...(units.length < 2 ? [] : [pick('unit', form.unit, namesOf(units), units[0]?.id)]),
        line('pledge', form.pledge, form.pledgeHint, entry?.type === 'pledge' ? entry.text : undefined, TYPED.pledge),
      ];
    default:
      return kind satisfies never;
  }
};

/** More may be typed than fits: what is too long is said, and not cut in silence. */
const TYPED = { character: 30, reason: 300, story: 1000, pledge: 500 } as const;

const namesOf = (units: readonly Unit[]) => units.map(({ id, name }) => [id, name] as const);

const line = (id: string, label: string, hint: string, initial: string | undefined, maxLength: number) => ({
  ...({ type: 'text', id, label, hint, maxLength, required: false } as const),
  ...(initial === undefined ? {} : { initial }),
});

const pick = (
  id: string,
  label: string,
  options: readonly (readonly [string, string])[],
  initial: string | undefined,
) => ({
  ...({ type: 'select', id, label, required: true } as const),
  options: options.map(([value, name]) => ({ value, label: name })),
  ...(initial === undefined ? {} : { initial }),
});

export type ReadVoice =
  | { readonly type: 'given'; readonly entry: VoiceEntry }
  | { readonly type: 'empty' }
  /** Somebody speaks of dying: then nothing is kept, and they are told who listens. */
  | { readonly type: 'despair' }
  | { readonly type: 'errors'; readonly byField: { readonly [field: string]: string } };

/** What was typed, read; or what keeps it from being sent. */
export const readVoice = (texts: Texts, kind: VoiceKind, values: FormValues): ReadVoice => {
  const main = onOneLine(values[mainField[kind]] ?? '');
  const reason = onOneLine(kind === 'kanji' ? (values.reason ?? '') : '');
  if (speaksOfDeath(main) || speaksOfDeath(reason)) return { type: 'despair' };
  if (main === '' && reason === '') return { type: 'empty' };
  switch (kind) {
    case 'kanji':
      return readKanji(texts, main, reason, values.show === 'yes');
    case 'story': {
      const consent = consents.find((each) => each === values.consent);
      const problem = tooLong(texts, main, LONGEST_VOICE.story);
      if (problem !== undefined) return errors({ story: problem });
      if (consent === undefined) return errors({ consent: texts.voice.form.noConsent });
      return { type: 'given', entry: { type: 'story', text: main, consent } };
    }
    case 'pledge': {
      const problem = tooLong(texts, main, LONGEST_VOICE.pledge);
      if (problem !== undefined) return errors({ pledge: problem });
      return { type: 'given', entry: { type: 'pledge', text: main } };
    }
    default:
      return kind satisfies never;
  }
};

const readKanji = (texts: Texts, typed: string, reason: string, mayShow: boolean): ReadVoice => {
  const { form } = texts.voice;
  const character = kanjiIn(typed);
  const problem = tooLong(texts, reason, LONGEST_VOICE.reason);
  const wrong = typed === '' ? form.missing : form.notOneKanji(quoted(typed));
  if (character === undefined || problem !== undefined)
    return errors({
      ...(character === undefined ? { character: wrong } : {}),
      ...(problem === undefined ? {} : { reason: problem }),
    });
  const why = reason === '' ? {} : { reason };
  return { type: 'given', entry: { type: 'kanji', character, ...why, mayShow: reason !== '' && mayShow } };
};

const errors = (byField: { readonly [field: string]: string }): ReadVoice => ({ type: 'errors', byField });

/** On the field that is typed into. */
export const errorOn = (kind: VoiceKind, words: string): { readonly [field: string]: string } => ({
  [mainField[kind]]: words,
});

const tooLong = ({ pulse }: Texts, value: string, limit: number): string | undefined =>
  [...value].length > limit ? pulse.commentTooLong(limit) : undefined;

export type PickView = {
  readonly texts: Texts;
  readonly campaign: CampaignId;
  readonly draft: CampaignId;
  readonly stories: readonly { readonly digest: string; readonly words: string }[];
};

/** Which of the stories of a page go into a draft: none unless it is chosen. */
export const pickForm = ({ texts, campaign, draft, stories }: PickView): Form => {
  const { read } = texts.voice;
  return {
    language: texts.language,
    title: read.pickTitle,
    submitLabel: texts.common.send,
    submit: savePick.of({ campaign, draft }),
    fields: [
      { type: 'note', text: read.pickNote },
      ...stories.map(({ digest, words }) =>
        pick(
          fieldOf(digest),
          words,
          [
            ['leave', read.leave],
            ['use', read.use],
          ],
          'leave',
        ),
      ),
    ],
  };
};

const PREFIX = 'story-';
const fieldOf = (digest: string): string => `${PREFIX}${digest}`;

/** Undefined when the form that was sent had none. */
export const firstPickField = (values: FormValues): string | undefined =>
  Object.keys(values).find((field) => field.startsWith(PREFIX));

export const pickedIn = (values: FormValues): ReadonlySet<string> =>
  new Set(
    Object.entries(values).flatMap(([field, value]) =>
      field.startsWith(PREFIX) && value === 'use' ? [field.slice(PREFIX.length)] : [],
    ),
  );
