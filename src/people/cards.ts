import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { type ActionButton, buttons, type Card, card, context, divider, text, title } from '../conversation/card.ts';
import { languages } from '../text/language.ts';
import type { Texts } from '../text/texts.ts';
import { languageOf, messageKinds, type Person, placesOf } from './model.ts';

export const openMenu = action('menu.open', z.object({}));
export const openPrivacy = action('menu.privacy', z.object({}));
export const openSettings = action('settings.open', z.object({}));
export const chooseLanguage = action('settings.language', z.object({}));
export const choosePlace = action('settings.place', z.object({}));
export const switchKind = action('settings.kind', z.object({ kind: z.enum(messageKinds), on: z.boolean() }));

/** Where everything starts: what the bot can do for this person. `features` are the features' own buttons. */
export const menuCard = (person: Person, texts: Texts, features: readonly ActionButton[], said: string): Card => {
  const { menu } = texts;
  return card(
    languageOf(person),
    title(menu.title),
    text(said === '' ? menu.hello(person.name) : menu.didNotUnderstand(cut(said))),
    buttons([
      ...features,
      { label: menu.settings, action: openSettings.of({}) },
      { label: menu.privacy, action: openPrivacy.of({}) },
    ]),
    context(menu.canDo),
  );
};

const SAID_SHOWN = 40;
const cut = (said: string): string =>
  [...said].length > SAID_SHOWN ? `${[...said].slice(0, SAID_SHOWN).join('')}…` : said;

export const privacyCard = (person: Person, texts: Texts): Card =>
  card(
    languageOf(person),
    title(texts.menu.privacyTitle),
    text(texts.menu.privacyText),
    buttons([{ label: texts.menu.back, action: openMenu.of({}) }]),
  );

/** Every kind can be switched off here with one tap, and stays off. `saved` confirms the change just made. */
export const settingsCard = (person: Person, texts: Texts, saved: boolean): Card => {
  const { settings } = texts;
  const places = placesOf(person);
  return card(
    languageOf(person),
    title(settings.title),
    text(saved ? settings.saved : settings.intro),
    {
      type: 'fields',
      fields: messageKinds.map((kind) => ({
        label: settings.kinds[kind],
        value: settings.state(!person.preferences.optOuts.includes(kind)),
      })),
    },
    buttons(messageKinds.map((kind) => kindButton(kind, person, texts))),
    divider,
    {
      type: 'choice',
      label: settings.language,
      action: chooseLanguage.of({}),
      options: languages.map((value) => ({ value, label: settings.languages[value] })),
      selected: languageOf(person),
    },
    ...(places.length > 1
      ? [
          {
            type: 'choice' as const,
            label: settings.place,
            action: choosePlace.of({}),
            options: places.map((value) => ({ value, label: settings.places[value] })),
            ...(places[0] === undefined ? {} : { selected: places[0] }),
          },
        ]
      : []),
    buttons([{ label: texts.menu.back, action: openMenu.of({}) }]),
  );
};

const kindButton = (kind: (typeof messageKinds)[number], person: Person, { settings }: Texts): ActionButton => {
  const off = person.preferences.optOuts.includes(kind);
  const name = settings.kinds[kind];
  return { label: off ? settings.resume(name) : settings.stop(name), action: switchKind.of({ kind, on: off }) };
};
