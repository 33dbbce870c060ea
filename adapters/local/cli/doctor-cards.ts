import { kindCard, lifelineCard, tiredCard } from '../../../src/care/cards.ts';
import { buttons, type Card, card, context, divider, strong, text, title } from '../../../src/conversation/card.ts';
import type { Form } from '../../../src/conversation/form.ts';
import {
  chooseLanguage,
  languageCard,
  menuCard,
  openMenu,
  openSettings,
  privacyCard,
  settingsCard,
} from '../../../src/people/cards.ts';
import { asOrgId, asPersonId, asUnitId, type Person } from '../../../src/people/model.ts';
import {
  askCard,
  closedCard,
  commentForm,
  notAskedCard,
  nothingOpenCard,
  openComment,
  openPulse,
  questionCard,
  type RoundView,
  reminderCard,
  sendComment,
  skippedCard,
  thanksCard,
} from '../../../src/pulse/cards.ts';
import { picksForm, programmeCard } from '../../../src/pulse/programme-cards.ts';
import { firstAskableWeek } from '../../../src/pulse/rules.ts';
import { languages } from '../../../src/text/language.ts';
import { textsOf } from '../../../src/text/text.ts';
import { calendarOf } from '../../../src/time/calendar.ts';
import { asLocalTime, asWeekId, dayOfWeek, instantAt, TOKYO } from '../../../src/time/instant.ts';

/** One of what a person can be shown, under a name for whoever has to find it. */
export type Example =
  | { readonly name: string; readonly type: 'message' | 'home'; readonly card: Card }
  | { readonly name: string; readonly type: 'form'; readonly form: Form };

const texts = textsOf('ja');
const week = asWeekId('2026-W48');
const schedule = firstAskableWeek(week, calendarOf({}));

const staff: Person = {
  ...{ org: asOrgId('main'), id: asPersonId('1'), name: texts.programme.fewerThanFive, unit: asUnitId('1') },
  ...{ language: 'ja', zone: TOKYO, hours: { start: asLocalTime('09:30'), end: asLocalTime('18:15') } },
  ...{ slack: { user: 'U1' }, teams: { user: '1' }, admin: false, left: false, manages: [], promotes: [] },
  preferences: { optOuts: [], addresses: {} },
};

const questions = ['A0', 'D7b', 'D9c'] as const;
const view = (answered: 0 | 3): RoundView => ({
  ...{ texts, week, questions, zone: TOKYO },
  answers: new Map(questions.slice(0, answered).map((id) => [id, 4] as const)),
  closesAt: instantAt(schedule.closeOn, asLocalTime('17:00'), TOKYO),
});

const programme = programmeCard(
  {
    ...{ texts, next: schedule, nextQuestions: questions, mayPick: true, plansBelow: 3 },
    unit: { id: asUnitId('1'), name: texts.programme.state, managers: [], promoters: [] },
    plan: { running: true, cadence: 'fortnightly', anchor: week },
    last: { schedule, open: true, asked: 120, answered: { type: 'shown', people: 80 } },
  },
  texts.settings.saved,
);

const features = [
  { label: texts.pulse.answer, action: openPulse.of({}) },
  { label: texts.pulse.comment, action: openComment.of({ week }), opens: 'form' },
] as const;
const menu = menuCard(staff, texts, features, '');

/** All that a card can be made of, but an image, which Slack would want to fetch. */
const everything = card(
  'ja',
  title(texts.menu.title),
  text(texts.menu.privacyText),
  strong(texts.pulse.questions.A0),
  divider,
  { type: 'fields', fields: [{ label: texts.programme.state, value: texts.programme.paused }] },
  {
    ...{ type: 'choice', label: texts.settings.language, action: chooseLanguage.of({}), selected: 'ja' },
    options: languages.map((value) => ({ value, label: texts.settings.languages[value] })),
  },
  buttons([{ label: texts.pulse.answer, action: openPulse.of({}), style: 'primary' }], 'stacked'),
  buttons([
    { label: texts.pulse.settings, action: openSettings.of({}), style: 'danger' },
    { label: texts.menu.back, action: openMenu.of({}) },
    { label: texts.care.guide, url: 'https://www.mhlw.go.jp/' },
  ]),
  ...(['line', 'pie'] as const).map((kind) => ({
    ...({ type: 'chart', kind, title: texts.pulse.questions.A0, labels: ['1', '2', '3'] } as const),
    series: [{ name: texts.programme.answered, values: [5, 12, 8] }],
  })),
  { type: 'table', columns: [texts.programme.asked, texts.programme.answered], rows: [['120', '80']] },
  { type: 'progress', label: texts.programme.answered, value: 80, max: 120 },
  context(texts.programme.note),
);

/** Cards and forms that everybody meets, and one card of all that a card can be made of. */
export const examples: readonly Example[] = [
  ...Object.entries({
    ask: askCard(view(0), false),
    newcomer: askCard(view(0), true),
    question: questionCard(view(3), 'D7b'),
    thanks: thanksCard(view(3), texts.pulse.now),
    skipped: skippedCard(view(0), true),
    reminder: reminderCard(view(0), true),
    closed: closedCard(texts, dayOfWeek(week, 4)),
    'nothing-open': nothingOpenCard(texts, undefined),
    'not-asked': notAskedCard(texts),
    ...{ programme, menu, everything },
    privacy: privacyCard(staff, texts),
    settings: settingsCard(staff, texts, true),
    language: languageCard(texts, textsOf('en')),
    greeting: kindCard(texts, texts.care.hello),
    tired: tiredCard(texts),
    lifelines: lifelineCard(texts),
  }).map(([name, shown]) => ({ name, type: 'message' as const, card: shown })),
  { name: 'home', type: 'home', card: menu },
  { name: 'everything at home', type: 'home', card: everything },
  { name: 'comment', type: 'form', form: commentForm(texts, sendComment.of({ week }), texts.pulse.commentHint) },
  { name: 'picks', type: 'form', form: picksForm(texts, ['D7c', 'D9c'], schedule.askOn) },
];
