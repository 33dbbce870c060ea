import * as z from 'zod/mini';
import { action } from '../conversation/action.ts';
import { type ActionButton, buttons, type Card, card, context, divider, text, title } from '../conversation/card.ts';
import { languages } from '../text/language.ts';
import type { Texts } from '../text/texts.ts';
import type { LocalDate } from '../time/instant.ts';
import { languageOf, type MessageKind, type OptionalKind, optionalKinds, type Person, placesOf } from './model.ts';
import { quoted } from './quote.ts';

export const openMenu = action('menu.open', z.object({}));
export const openPrivacy = action('menu.privacy', z.object({}));
export const openSettings = action('settings.open', z.object({}));
export const openToday = action('today.open', z.object({}));
export const openRest = action('rest.open', z.object({}));
export const chooseLanguage = action('settings.language', z.object({}));
export const choosePlace = action('settings.place', z.object({}));
export const speakLanguage = action('settings.speak', z.object({ language: z.enum(languages) }));
export const switchKind = action('settings.kind', z.object({ kind: z.enum(optionalKinds), on: z.boolean() }));

/** Where everything starts: what the bot can do for this person. `features` are the features' own buttons. */
export const menuCard = (person: Person, texts: Texts, features: readonly ActionButton[], said: string): Card => {
  const { menu } = texts;
  return card(
    languageOf(person),
    title(menu.title),
    text(said === '' ? menu.hello(person.name) : menu.didNotUnderstand(quoted(said))),
    buttons([
      ...features,
      { label: menu.settings, action: openSettings.of({}) },
      { label: menu.privacy, action: openPrivacy.of({}) },
    ]),
    context(menu.canDo),
  );
};

export const privacyCard = (person: Person, texts: Texts): Card =>
  card(
    languageOf(person),
    title(texts.menu.privacyTitle),
    text(texts.menu.privacyText),
    text(texts.menu.privacyWho),
    text(texts.menu.privacyOvertime),
    context(texts.menu.privacyPlatform),
    buttons([{ label: texts.menu.back, action: openMenu.of({}) }]),
  );

/** Asks in a language whether to speak it from now on. `texts` are those spoken until then. */
export const languageCard = (texts: Texts, asked: Texts): Card =>
  card(
    asked.language,
    text(asked.settings.speak),
    buttons([
      { label: asked.settings.speakYes, action: speakLanguage.of({ language: asked.language }), style: 'primary' },
      { label: texts.menu.settings, action: openSettings.of({}) },
    ]),
  );

/** Every kind can be switched off here with one tap, and stays off. `saved` confirms the change just made. `restsUntil` while the person rests from all of them. */
export const settingsCard = (person: Person, texts: Texts, saved: boolean, restsUntil?: LocalDate): Card => {
  const { settings } = texts;
  const places = placesOf(person);
  return card(
    languageOf(person),
    title(settings.title),
    text(saved ? settings.saved : settings.intro),
    ...(restsUntil === undefined ? [] : [text(texts.rest.until(restsUntil), 'strong')]),
    {
      type: 'fields',
      fields: optionalKinds.map((kind) => ({
        label: settings.kinds[kind],
        value: stateOf(kind, person, texts),
      })),
    },
    buttons(optionalKinds.filter((kind) => !stoppedBy(kind, person)).map((kind) => kindButton(kind, person, texts))),
    buttons([
      { label: texts.today.title, action: openToday.of({}) },
      { label: texts.rest.title, action: openRest.of({}) },
    ]),
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

/** The kind that must arrive for this one to make sense. */
const needs: { readonly [kind in MessageKind]?: MessageKind } = {
  'pulse-reminder': 'pulse',
  'pulse-results': 'pulse',
};

const isOff = (kind: MessageKind, { preferences }: Person): boolean => preferences.optOuts.includes(kind);

/** The kind whose absence stops this one too. */
const stoppedBy = (kind: MessageKind, person: Person): MessageKind | undefined => {
  const needed = needs[kind];
  return needed !== undefined && isOff(needed, person) ? needed : undefined;
};

const stateOf = (kind: MessageKind, person: Person, { settings }: Texts): string => {
  const cause = stoppedBy(kind, person);
  return cause === undefined ? settings.state(!isOff(kind, person)) : settings.stoppedWith(settings.kinds[cause]);
};

const kindButton = (kind: OptionalKind, person: Person, { settings }: Texts): ActionButton => {
  const off = isOff(kind, person);
  const name = settings.kinds[kind];
  return { label: off ? settings.resume(name) : settings.stop(name), action: switchKind.of({ kind, on: off }) };
};
