import { randomBytes, randomUUID } from 'node:crypto';
import type { OrgId, PersonId } from '../../../src/people/model.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import { forgetPerson, hasTraces, type Traces, tracesOf } from '../../dynamodb/forget.ts';
import { hasOneOnOnes } from '../../dynamodb/forget-one-on-one.ts';
import { refusalOf } from './asking.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

export type ForgetWords = {
  readonly id: PersonId;
  readonly org: OrgId;
  readonly dryRun: boolean;
  readonly yes: boolean;
};

/** `forget`: shows what goes and what stays, and takes the person out. Repeating it finds nothing, and is no error. */
export const runForget = async (words: ForgetWords, place: Place, terminal: Terminal): Promise<number> => {
  const { id, org } = words;
  const { data } = commandTextsOf(terminal.language);
  const traces = await tracesOf(place.rows, place.store, org, id, place.now);
  if (!hasTraces(traces)) {
    // An answer may be left of a run that was killed; it is found without the person.
    if (!words.dryRun) await forget(words, place);
    terminal.out(data.nobody(id));
    return 0;
  }
  for (const line of planLines(id, traces, terminal)) terminal.out(line);
  if (words.dryRun) return 0;
  const question = { ask: data.askForget, needsYes: data.needsYes, declined: data.notForgotten };
  const refusal = await refusalOf(words.yes, question, terminal);
  if (refusal !== undefined) return refusal;
  await forget(words, place);
  await place.reschedule(org);
  terminal.out(data.forgotten(id));
  return 0;
};

const forget = ({ org, id }: ForgetWords, { rows, store, now }: Place): Promise<void> =>
  forgetPerson(rows, store, { org, id, now, importId: randomUUID(), standIn: randomBytes(9).toString('base64url') });

const planLines = (id: PersonId, traces: Traces, terminal: Terminal): readonly string[] => {
  const { forgetPlan } = commandTextsOf(terminal.language).data;
  const { name, units, messages, acknowledgements, campaigns, overtime, evenings, settings, terms, lists, openWeeks } =
    traces;
  const { replied, decisions, views, oneOnOnes } = traces;
  return [
    forgetPlan.whom(id, name),
    forgetPlan.goes,
    ...[
      ...(name === undefined ? [] : [forgetPlan.person]),
      ...units.map((unit) => forgetPlan.role(unit.name)),
      ...(messages.length > 0 ? [forgetPlan.messages(messages.length)] : []),
      ...(acknowledgements.length > 0 ? [forgetPlan.acknowledgements(acknowledgements.length)] : []),
      ...(campaigns.length > 0 ? [forgetPlan.campaigns(campaigns.length)] : []),
      ...(overtime.length > 0 ? [forgetPlan.overtime] : []),
      ...(evenings.length > 0 ? [forgetPlan.evenings] : []),
      ...(hasOneOnOnes(oneOnOnes) ? [forgetPlan.oneOnOnes] : []),
      ...(settings.length > 0 ? [forgetPlan.settings(settings.length)] : []),
      ...(terms > 0 ? [forgetPlan.terms(terms)] : []),
      ...lists.map(forgetPlan.list),
      ...(replied ? [forgetPlan.replies] : []),
      ...(decisions > 0 ? [forgetPlan.decisions(decisions)] : []),
      ...(views.length > 0 ? [forgetPlan.views(views.length)] : []),
      ...openWeeks.map(forgetPlan.answers),
    ].map((line) => `  - ${line}`),
    forgetPlan.stays,
    ...forgetPlan.kept.map((line) => `  - ${line}`),
    forgetPlan.mind,
    ...forgetPlan.elsewhere.map((line) => `  - ${line}`),
  ];
};
