import { describe, expect, it } from 'vitest';
import { overtimeForm } from '../../../src/overtime/forms.ts';
import { textsOf } from '../../../src/text/text.ts';
import { asLocalDate } from '../../../src/time/instant.ts';
import { span } from '../../fixtures/overtime.ts';

const texts = textsOf('ja');
const today = asLocalDate('2026-11-26');
const fieldOf = (day: string, id: string) => {
  const spans = [span('07:30', '08:30'), span('18:15', '21:00')];
  const form = overtimeForm(texts, today, { day: asLocalDate(day), spans });
  return form.fields.find((field) => field.type !== 'note' && field.id === id);
};

describe('the form of a declaration', () => {
  it('keeps the day of a plan as far ahead as one may be declared', () => {
    expect(fieldOf('2027-01-27', 'day')).toMatchObject({ initial: '2027-01-27' });
  });

  it('begins with the last stretch of a day that has two', () => {
    expect(fieldOf('2026-11-27', 'from')).toMatchObject({ initial: '18:15' });
    expect(fieldOf('2026-11-27', 'until')).toMatchObject({ initial: '21:00' });
  });
});
