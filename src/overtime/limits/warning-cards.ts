import { buttons, type Card, card, context, strong, text, title } from '../../conversation/card.ts';
import type { Texts } from '../../text/texts.ts';
import { openMonth, openRequests, wantTalk } from '../actions.ts';
import type { YearKind } from '../fiscal.ts';
import { type CapWarning, type HealthWarning, toldOf } from './warnings.ts';

export type WarningView = {
  readonly texts: Texts;
  readonly warning: CapWarning;
  readonly year: YearKind;
};

/** To the person. `manager`: the name of whoever gets the same at the same time. `note`: what became of a wish to talk. */
export const warningCard = (
  { texts, warning, year }: WarningView,
  manager: string | undefined,
  note?: string,
): Card => {
  const { overtimeCaps, language, overtime } = texts;
  const { title: heading, details, talk } = overtimeCaps.warning;
  return card(
    language,
    title(heading),
    text(overtimeCaps.warnPerson(warning.use, warning.step, year, manager)),
    ...(note === undefined ? [] : [strong(note)]),
    buttons([
      { label: details, action: openMonth.of({ month: warning.month }) },
      ...(note === undefined ? [{ label: talk, action: wantTalk.of({ told: toldOf(warning) }) }] : []),
    ]),
    context(overtime.honest),
  );
};

/** To whoever heads them. */
export const warningOfCard = ({ texts, warning, year }: WarningView, person: string): Card =>
  card(
    texts.language,
    title(texts.overtimeCaps.warning.title),
    text(texts.overtimeCaps.warnManager(warning.use, warning.step, year, person)),
    buttons([{ label: texts.overtime.requests.title, action: openRequests.of({}) }]),
  );

/** To the person alone. `route`: where the organisation has an interview asked for. */
export const healthCard = (texts: Texts, { line, month, causes }: HealthWarning, route: string | undefined): Card => {
  const { warning, health } = texts.overtimeCaps;
  return card(
    texts.language,
    title(warning.healthTitle),
    text(health[line](month, causes, route)),
    buttons([{ label: warning.details, action: openMonth.of({ month }) }]),
    context(health.nobodyElse),
  );
};

/** To whoever heads somebody who wants to talk. */
export const talkCard = (texts: Texts, person: string): Card =>
  card(
    texts.language,
    title(texts.overtimeCaps.warning.title),
    text(texts.overtimeCaps.warning.wantsToTalk(person)),
    buttons([{ label: texts.overtime.requests.title, action: openRequests.of({}) }]),
  );
