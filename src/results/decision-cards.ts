import { type ActionButton, buttons, type Card, card, text, title } from '../conversation/card.ts';
import type { Form } from '../conversation/form.ts';
import { sureCard } from '../conversation/sure.ts';
import type { Named } from '../people/around.ts';
import type { Texts } from '../text/texts.ts';
import type { Zone } from '../time/instant.ts';
import { askTakeBack, openDecide, openDecisions, openResults, sendDecision, takeBackDecision } from './actions.ts';
import { heardLine } from './cards.ts';
import type { Decision } from './model.ts';
import { drivers } from './rules.ts';

/** A decision is no longer; in UTF-16 units, as the platforms count what is typed. */
export const DECISION_LIMIT = 140;

export const decisionForm = (texts: Texts, unit: Named): Form => {
  const { decide, drivers: names } = texts.results;
  return {
    language: texts.language,
    title: decide.formTitle,
    submitLabel: texts.common.send,
    submit: sendDecision.of({ unit: unit.id }),
    fields: [
      { type: 'note', text: decide.note(unit.name) },
      {
        ...{ type: 'text', id: 'text', label: decide.label, hint: decide.hint(DECISION_LIMIT) },
        ...{ multiline: true, maxLength: DECISION_LIMIT, required: true },
      },
      {
        ...{ type: 'select', id: 'driver', label: decide.driver, required: false },
        options: drivers.map((value) => ({ value, label: names[value] })),
      },
    ],
  };
};

export type DecisionsView = {
  readonly texts: Texts;
  readonly zone: Zone;
  readonly unit: Named;
  readonly made: readonly Decision[];
  readonly mayTakeBack: (decision: Decision) => boolean;
  readonly mayWrite: boolean;
};

/** What was decided for a unit, the newest first, each with the way back for who may take it. */
export const decisionsCard = (
  { texts, zone, unit, made, mayTakeBack, mayWrite }: DecisionsView,
  note: string,
): Card => {
  const { results } = texts;
  const { decide } = results;
  const ways = made.flatMap((decision, i): readonly ActionButton[] =>
    mayTakeBack(decision)
      ? [{ label: decide.takeBack(i + 1), action: askTakeBack.of({ unit: unit.id, at: decision.at }) }]
      : [],
  );
  const lines = made.map((decision, i) => decide.numbered(i + 1, heardLine(texts, { unit, decision }, zone)));
  return card(
    texts.language,
    title(decide.title(unit.name)),
    ...(note === '' ? [] : [text(note)]),
    text(lines.length === 0 ? decide.none : lines.join('\n')),
    ...(ways.length === 0 ? [] : [buttons(ways)]),
    buttons([
      ...(mayWrite ? [{ label: decide.write, action: openDecide.of({ unit: unit.id }), opens: 'form' as const }] : []),
      { label: results.menu, action: openResults.of({}) },
    ]),
  );
};

export const sureTakeBackCard = (texts: Texts, { id }: Named, { text: words, at }: Decision): Card => {
  const { decide } = texts.results;
  return sureCard(
    texts.language,
    [decide.sure(words)],
    { label: decide.yes, action: takeBackDecision.of({ unit: id, at }) },
    { label: decide.no, action: openDecisions.of({ unit: id }) },
  );
};
