import { describe, expect, it } from 'vitest';
import { readOrigin, readValues, renderForm } from '../../../adapters/slack/form.ts';
import type { Form } from '../../../src/conversation/form.ts';
import { asMessageRef } from '../../../src/conversation/platform.ts';
import { goldenForms, longJapanese } from '../../fixtures/cards.ts';
import { breaches } from './check.ts';
import { wordsIn } from './read.ts';

const golden = (name: string): Form => {
  const found = goldenForms.find((one) => one.name === name);
  if (!found) throw new Error(`no golden form ${name}`);
  return found.form;
};

describe('a form in Slack', () => {
  it.each(goldenForms)('keeps every limit: $name', ({ form }) => {
    const view = renderForm(form);
    expect(breaches(view, 'modal')).toEqual([]);
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    expect(view.submit?.text.length).toBeLessThanOrEqual(24);
  });

  it('draws the warning before the field, and the field as it was asked for', () => {
    const { blocks, ...view } = renderForm(golden('a note and a long optional text'));
    expect(view).toEqual({
      type: 'modal',
      callback_id: 'pulse.comment',
      private_metadata: '{"name":"pulse.comment","payload":{"round":"2026-W48","question":"A0"}}',
      title: { type: 'plain_text', text: 'ひとこと', emoji: false },
      submit: { type: 'plain_text', text: '送る', emoji: false },
    });
    expect(blocks).toEqual([
      {
        type: 'section',
        text: { type: 'plain_text', text: 'お名前や、人が分かることは書かないでください。', emoji: false },
      },
      {
        type: 'input',
        block_id: 'comment',
        label: { type: 'plain_text', text: '今週よかったこと、困ったこと', emoji: false },
        optional: true,
        hint: { type: 'plain_text', text: '空のままでもかまいません。', emoji: false },
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: 1000,
          placeholder: { type: 'plain_text', text: '例:会議が短くなった', emoji: false },
        },
      },
    ]);
  });

  it('starts a list at its chosen option and a text at its start value', () => {
    const { blocks } = renderForm(golden('a select with one option chosen, and a short text with a start value'));
    expect(blocks).toMatchObject([
      { optional: false, element: { type: 'static_select', initial_option: { value: 'fortnightly' } } },
      { element: { type: 'plain_text_input', multiline: false, initial_value: '繁忙期のため', max_length: 100 } },
    ]);
  });

  it('shows a title too long for the bar whole on top', () => {
    const form = golden('the longest Japanese texts');
    expect(wordsIn(renderForm(form).blocks[0])).toBe(longJapanese(60));
  });

  it('carries what handles it and the message it came from, there and back', () => {
    const form = golden('hostile text');
    const message = asMessageRef('slack:D0HANAKO1:1795672700.000300');
    expect(readOrigin(renderForm(form, { message, skew: -250.5 }).private_metadata ?? '')).toEqual({
      action: form.submit,
      message,
      skew: -250.5,
    });
    expect(readOrigin(renderForm(form).private_metadata ?? '')).toEqual({ action: form.submit });
  });

  it('leaves out what was left empty', () => {
    expect(readValues({ a: { value: { value: '' } }, b: { value: {} }, c: { other: { value: 'x' } } })).toEqual({});
  });

  it('refuses a payload that no modal can carry', () => {
    const form = golden('hostile text');
    const submit = { name: 'x.y', payload: { note: 'x'.repeat(3000) } };
    expect(() => renderForm({ ...form, submit })).toThrow('action-too-long');
  });

  it('refuses a list without options', () => {
    const empty = { type: 'select', id: 'a', label: 'a', options: [], required: true } as const;
    expect(() => renderForm({ ...golden('hostile text'), fields: [empty] })).toThrow('form-too-large');
  });
});
