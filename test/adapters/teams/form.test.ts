import { describe, expect, it } from 'vitest';
import { renderDialog, renderInPlace, valuesOf } from '../../../adapters/teams/form.ts';
import { formOf } from '../../../adapters/teams/form-copy.ts';
import type { Form } from '../../../src/conversation/form.ts';
import { goldenForms } from '../../fixtures/cards.ts';
import { problemsOf, visibleOf } from './schema.ts';

const dialog = (form: Form, state = {}) => JSON.parse(JSON.stringify(renderDialog(form, state)));

describe('a form in Teams', () => {
  it.each(goldenForms)('keeps every documented limit: $name', ({ form }) => {
    expect(problemsOf(dialog(form).card.content)).toEqual([]);
    expect(problemsOf(renderInPlace(form))).toEqual([]);
    expect(dialog(form).title.length).toBeLessThanOrEqual(64);
  });

  it.each(goldenForms.slice(0, 2))('shows every word: $name', ({ form }) => {
    const visible = visibleOf([dialog(form).title, renderInPlace(form)]);
    expect(visible).toContain(form.title);
    expect(visible).toContain(form.submitLabel);
    for (const field of form.fields) expect(visible).toContain(field.type === 'note' ? field.text : field.label);
  });

  it('offers a start value that is one of the options, and no other', () => {
    const select = (initial: string): Form => ({
      language: 'ja',
      title: '頻度',
      submitLabel: '変える',
      submit: { name: 'pulse.cadence', payload: {} },
      fields: [
        { type: 'select', id: 'c', label: '頻度', options: [{ label: '毎週', value: 'w' }], initial, required: true },
      ],
    });
    expect(dialog(select('w')).card.content.body[0]).toHaveProperty('value', 'w');
    expect(dialog(select('x')).card.content.body[0]).not.toHaveProperty('value');
  });

  it('keeps what was typed whole, even when everything else must be cut', () => {
    const large = goldenForms.find(({ name }) => name === 'the longest Japanese texts');
    const typed = '働'.repeat(3000);
    const { content } = dialog(large?.form ?? goldenForms[0]?.form ?? unreachable(), { values: { long: typed } }).card;
    expect(problemsOf(content)).toEqual([]);
    expect(content.body.find(({ type }: { type: string }) => type === 'Input.Text').value).toBe(typed);
  });

  it('does not offer the start value again to somebody who emptied the field', () => {
    const [, second] = goldenForms;
    const { body } = dialog(second?.form ?? unreachable(), { values: {} }).card.content;
    expect(JSON.stringify(body.slice(0, -1))).not.toContain('繁忙期のため');
  });

  it.each(goldenForms.filter(({ name }) => name !== 'the longest Japanese texts'))(
    'comes back from its own data: $name',
    ({ form }) => {
      const { data } = dialog(form).card.content.body.at(-1).actions[0];
      const typedAway = form.fields.map((field) => {
        const { initial: _, ...rest } = { initial: '', ...field };
        return rest;
      });
      expect(formOf(data)).toEqual({ ...form, fields: typedAway });
    },
  );

  it.each([undefined, '', '{', '{}', '[]', 5, '{"language":"xx"}'])('takes no form from %j', (copy) => {
    expect(formOf({ _form: copy })).toBeUndefined();
  });

  it('says at its top what is wrong below what is seen of it at once', () => {
    const fields = ['一', '二', '三', '四', '五'].map(
      (label) => ({ type: 'text', id: label, label, maxLength: 20, required: false }) as const,
    );
    const form: Form = {
      ...{ language: 'ja', title: 'お知らせ', submitLabel: '保存', submit: { name: 'x', payload: {} } },
      fields,
    };
    const { body } = dialog(form, { values: {}, errors: { 一: '空です。', 五: '長すぎます。' } }).card.content;
    const words = body.map(({ text, label }: { text?: string; label?: string }) => text ?? label);
    expect(words.slice(0, 3)).toEqual(['五: 長すぎます。', '空です。', '一']);
    expect(words.slice(-3, -1)).toEqual(['長すぎます。', '五']);
  });

  it('reads the fields that were filled, and nothing else', () => {
    expect(valuesOf({ 'field.a': 'x', 'field.b': '', 'field.c': 5, d: 'y', 'field.': 'z' })).toEqual({
      a: 'x',
      '': 'z',
    });
  });
});

const unreachable = (): never => {
  throw new Error('the fixture has changed');
};
