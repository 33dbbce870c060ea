import type { ActionButton } from '../conversation/card.ts';
import { type Answer, chosenIn, type Feature, on, type Turn } from '../conversation/feature.ts';
import { replace, reply } from '../conversation/outcome.ts';
import { isLanguage, type Language } from '../text/language.ts';
import { textsOf } from '../text/text.ts';
import {
  chooseLanguage,
  choosePlace,
  languageCard,
  menuCard,
  openMenu,
  openPrivacy,
  openSettings,
  privacyCard,
  settingsCard,
  speakLanguage,
  switchKind,
} from './cards.ts';
import type { Person, Preferences } from './model.ts';
import type { PersonStore, PreferencesChange } from './ports.ts';
import { restsUntil } from './rest.ts';
import { englishWords, japaneseWords, menuWords, plainWords, privacyWords, settingsWords } from './words.ts';

export type PeopleDeps = {
  readonly people: PersonStore;
  /** The features' own buttons on the menu. */
  readonly menuButtons: (turn: Turn) => readonly ActionButton[];
};

/** The menu, the settings and the page on privacy. */
export const peopleFeature = (deps: PeopleDeps): Feature => ({
  taps: [
    on(openMenu, async (turn) => replace(menuCard(turn.person, turn.texts, deps.menuButtons(turn), ''))),
    on(openPrivacy, async (turn) => reply(privacyCard(turn.person, turn.texts))),
    on(openSettings, showSettings),
    on(speakLanguage, (turn, { language }) => change(turn, deps, { language })),
    on(chooseLanguage, (turn) => {
      const choice = chosenIn(turn);
      return isLanguage(choice) ? change(turn, deps, { language: choice }) : unchanged(turn);
    }),
    on(choosePlace, (turn) => {
      const choice = chosenIn(turn);
      return choice === 'slack' || choice === 'teams' ? change(turn, deps, { place: choice }) : unchanged(turn);
    }),
    on(switchKind, (turn, { kind, on: wanted }) => {
      const others = turn.person.preferences.optOuts.filter((stopped) => stopped !== kind);
      return change(turn, deps, { optOuts: wanted ? others : [...others, kind] });
    }),
  ],
  submits: [],
  lines: [
    { words: menuWords, answer: (turn) => menu(turn, deps) },
    { words: settingsWords, answer: showSettings },
    { words: privacyWords, answer: async (turn) => reply(privacyCard(turn.person, turn.texts)) },
    { words: japaneseWords, answer: (turn) => askLanguage(turn, 'ja') },
    { words: englishWords, answer: (turn) => askLanguage(turn, 'en') },
    { words: plainWords, answer: (turn) => askLanguage(turn, 'yasashii') },
  ],
});

/** What the bot's home shows: the menu. */
export const showHome = async (turn: Turn, deps: PeopleDeps): Answer => [
  { type: 'home', card: menuCard(turn.person, turn.texts, deps.menuButtons(turn), '') },
];

/** Answers a line that nothing understood: it is said back in the person's own words, with what can be chosen. */
export const showMenu = async (turn: Turn, deps: PeopleDeps, said: string): Answer =>
  reply(menuCard(turn.person, turn.texts, deps.menuButtons(turn), said));

const showSettings = async (turn: Turn): Answer =>
  reply(settingsCard(turn.person, turn.texts, false, restsUntil(turn.now, turn.person)));

const menu = (turn: Turn, deps: PeopleDeps): Answer => showMenu(turn, deps, '');

const unchanged = async (turn: Turn): Answer =>
  replace(settingsCard(turn.person, turn.texts, false, restsUntil(turn.now, turn.person)));

const change = async (turn: Turn, deps: PeopleDeps, preferences: PreferencesChange): Answer => {
  await deps.people.savePreferences(turn.org, turn.person.id, preferences);
  const person = withPreferences(turn.person, preferences);
  const texts = textsOf(preferences.language ?? turn.texts.language);
  return replace(settingsCard(person, texts, true, restsUntil(turn.now, turn.person)));
};

/** A line changes nothing by itself: the language is asked about in that language, and a tap changes it. */
const askLanguage = async (turn: Turn, language: Language): Answer =>
  language === turn.texts.language ? showSettings(turn) : reply(languageCard(turn.texts, textsOf(language)));

const withPreferences = (person: Person, { language, place, optOuts }: PreferencesChange): Person => {
  const preferences: Preferences = {
    ...person.preferences,
    ...(language == null ? {} : { language }),
    ...(place == null ? {} : { place }),
    ...(optOuts === undefined ? {} : { optOuts }),
  };
  return { ...person, preferences };
};
