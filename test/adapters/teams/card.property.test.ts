import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../adapters/teams/adaptive.ts';
import { renderCard } from '../../../adapters/teams/card.ts';
import { renderDialog, renderInPlace } from '../../../adapters/teams/form.ts';
import { translate } from '../../../adapters/teams/translate.ts';
import type { ActionRef } from '../../../src/conversation/action.ts';
import type { CardElement } from '../../../src/conversation/card.ts';
import type { FormField } from '../../../src/conversation/form.ts';
import { languages } from '../../../src/text/language.ts';
import { asInstant } from '../../../src/time/instant.ts';
import { problemsOf } from './schema.ts';
import { activityOf, execute, task } from './stage.ts';

const now = asInstant(Date.UTC(2026, 10, 26));
const japanese = fc.constantFrom(...'国会答弁の準備に要する時間を減らす。*_[]()<>&\\`~#-1. \n🏮');
const words = (max: number) => fc.string({ unit: japanese, maxLength: max, size: 'max' });
const said = (max: number) => fc.string({ unit: japanese, minLength: 1, maxLength: max, size: 'max' });
const key = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,11}$/);
const action: fc.Arbitrary<ActionRef> = fc.record({
  name: fc.stringMatching(/^[a-z]{1,10}\.[a-z-]{1,15}$/),
  payload: fc.dictionary(
    key.filter((name) => name !== 'msteams'),
    fc.oneof(fc.string({ maxLength: 200 }), fc.integer(), fc.boolean()),
    { maxKeys: 6, noNullPrototype: true },
  ),
});
const url = fc.constant('https://www.example.go.jp/akari?a=1');
const option = fc.record({ label: words(200), value: fc.string({ maxLength: 60 }) });
const numbers = fc.array(fc.oneof(fc.double(), fc.integer()), { maxLength: 80 });

const element: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record({
    type: fc.constant('text' as const),
    text: words(3000),
    style: fc.constantFrom('title', 'strong', 'body'),
  }),
  fc.record({ type: fc.constant('context' as const), text: words(1000) }),
  fc.constant({ type: 'divider' as const }),
  fc.record({ type: fc.constant('image' as const), url, alt: said(500) }),
  fc.record({ type: fc.constant('progress' as const), label: words(200), value: fc.integer(), max: fc.integer() }),
  fc.record({
    type: fc.constant('fields' as const),
    fields: fc.array(fc.record({ label: words(200), value: words(500) }), { maxLength: 60 }),
  }),
  fc.record({
    type: fc.constant('choice' as const),
    label: said(400),
    action,
    options: fc.array(option, { minLength: 1, maxLength: 150 }),
    selected: fc.string(),
  }),
  fc.record({
    type: fc.constant('buttons' as const),
    layout: fc.constantFrom('row', 'stacked'),
    buttons: fc.array(
      fc.oneof(
        fc.record({ label: words(200), url }),
        fc.record({ label: words(200), action, style: fc.constantFrom('primary', 'danger') }),
        fc.record({ label: words(200), action, opens: fc.constant('form' as const) }),
      ),
      { maxLength: 30 },
    ),
  }),
  fc.record({
    type: fc.constant('chart' as const),
    kind: fc.constantFrom('line', 'bar', 'pie'),
    title: words(300),
    labels: fc.array(words(80), { maxLength: 80 }),
    series: fc.array(fc.record({ name: words(80), values: numbers }), { maxLength: 15 }),
  }),
  fc.record({
    type: fc.constant('table' as const),
    columns: fc.array(words(80), { maxLength: 15 }),
    rows: fc.array(fc.array(words(80), { maxLength: 15 }), { maxLength: 120 }),
  }),
);

const field: fc.Arbitrary<FormField> = fc.oneof(
  fc.record({ type: fc.constant('note' as const), text: words(4000) }),
  fc.record(
    {
      type: fc.constant('text' as const),
      id: key,
      label: said(400),
      hint: words(400),
      placeholder: words(300),
      initial: words(1000),
      multiline: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 3000 }),
      required: fc.boolean(),
    },
    { requiredKeys: ['type', 'id', 'label', 'maxLength', 'required'] },
  ),
  fc.record({
    type: fc.constant('select' as const),
    id: key,
    label: said(400),
    options: fc.array(option, { minLength: 1, maxLength: 100 }),
    required: fc.boolean(),
  }),
);

const form = fc.record({
  language: fc.constantFrom(...languages),
  title: said(200),
  submitLabel: said(200),
  submit: action,
  fields: fc.uniqueArray(field, { maxLength: 5, selector: (made) => ('id' in made ? made.id : made) }),
});

const heard = (activity: object): unknown => {
  const translated = translate(activityOf('http://127.0.0.1:1/', activity), now);
  return translated.type === 'inbound' ? translated.inbound : translated;
};

const actionsIn = (body: readonly JsonObject[]): readonly JsonObject[] =>
  body.flatMap(({ actions }) => (Array.isArray(actions) ? actions : []));

describe('any card', () => {
  it('is drawn within every limit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.array(element, { maxLength: 12 }), (language, elements) => {
        expect(problemsOf(renderCard({ language, elements }))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('gives back the action of a button, whichever way a client sends it', () => {
    fc.assert(
      fc.property(action, (made) => {
        const drawn = (opens: { opens?: 'form' }) =>
          actionsIn(
            renderCard({
              language: 'ja',
              elements: [{ type: 'buttons', buttons: [{ label: '押す', action: made, ...opens }] }],
            }).body,
          )[0];
        const [tapped, opened] = [drawn({}), drawn({ opens: 'form' })];
        const { verb, data, fallback } = JSON.parse(JSON.stringify(tapped));
        for (const sent of [
          execute(verb, data),
          { value: fallback.data },
          task('task/fetch', JSON.parse(JSON.stringify(opened)).data),
        ]) {
          expect(heard(sent)).toHaveProperty('type', 'tap');
          expect(heard(sent)).toHaveProperty('action', made);
        }
      }),
    );
  });
});

describe('any form', () => {
  it('is drawn within every limit, in a dialog and in the chat', () => {
    fc.assert(
      fc.property(form, (made) => {
        const { card, title } = JSON.parse(JSON.stringify(renderDialog(made)));
        expect(problemsOf(card.content)).toEqual([]);
        expect(title.length).toBeLessThanOrEqual(64);
        expect(problemsOf(renderInPlace(made))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives back what was typed into it, however the fields are called', () => {
    const ids = fc.uniqueArray(fc.oneof(key, fc.constantFrom('verb', 'data', 'msteams', 'type')), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(ids, action, fc.array(fc.string(), { minLength: 5, maxLength: 5 }), (names, submit, typed) => {
        const fields = names.map((id) => ({ type: 'text' as const, id, label: id, maxLength: 100, required: false }));
        const drawn = renderDialog({ language: 'ja', title: '題', submitLabel: '送る', submit, fields });
        const { body } = JSON.parse(JSON.stringify(drawn)).card.content;
        const inputs = body.flatMap(({ id }: { id?: string }) => (id === undefined ? [] : [id]));
        const filled = Object.fromEntries(inputs.map((id: string, i: number) => [id, typed[i]]));
        const expected = Object.fromEntries(names.flatMap((id, i) => (typed[i] ? [[id, typed[i]]] : [])));
        const inbound = heard(task('task/submit', { ...body.at(-1).actions[0].data, ...filled }));
        expect(inbound).toHaveProperty('type', 'submit');
        expect(inbound).toHaveProperty('action', submit);
        expect(inbound).toHaveProperty('values', expected);
      }),
    );
  });
});
