import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, quoted, textOf } from '../../../adapters/calendars/none/ics.ts';
import { fileOf } from '../../../adapters/calendars/none/invitation.ts';
import { invitation, moved, nobody, sato, tanaka } from '../../contracts/calendars.ts';
import { unescaped, unfolded } from './ics.ts';

const octets = (line: string): number => Buffer.byteLength(line);
/** Words of ministries: one to four octets a character, some of them in two halves. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('あ', '漢', 'a', ' ', ';', ',', '\\', '\n', '"', '😀', '𠮷', 'é'),
    maxLength: 300,
  }),
);

const golden = readFileSync(new URL('../../fixtures/calendars/invitation.ics', import.meta.url), 'utf8');

describe('a file of an invitation', () => {
  it('is what mail programs read, with Japanese names', () => {
    expect(fileOf(invitation(), 'REQUEST')?.text).toBe(golden);
  });

  it('takes the same event back', () => {
    const file = fileOf(moved(), 'CANCEL');
    expect(file?.name).toBe(fileOf(invitation(), 'REQUEST')?.name);
    expect(unfolded(file?.text ?? '')).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:main.one-on-one.m1.s1.3', 'SEQUENCE:2', 'STATUS:CANCELLED']),
    );
  });

  it('is named without saying whose it is', () => {
    expect(fileOf(invitation(), 'REQUEST')?.name).toMatch(/^1on1-[0-9a-f]{20}\.ics$/);
  });

  it.each(['', ' ', 'sato', 'sato@example.go.jp\r\nX-EVIL:1', '"sato"@example.go.jp', 'a,b@example.go.jp'])(
    'is not made for what is no address: %j',
    (email) => {
      expect(fileOf(invitation({ attendee: { ...sato, email } }), 'REQUEST')).toBeUndefined();
      expect(fileOf(invitation({ organizer: { ...tanaka, email } }), 'REQUEST')).toBeUndefined();
      expect(fileOf(invitation({ attendee: nobody }), 'REQUEST')).toBeUndefined();
    },
  );

  it('has no line too long, none cut within a character, and says what it was given', () => {
    fc.assert(
      fc.property(words, words, words, (title, text, name) => {
        const attendee = { ...sato, name };
        const file = fileOf(invitation({ title, words: text, attendee }), 'REQUEST')?.text ?? '';
        const lines = file.split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) expect(octets(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(file).toString()).toBe(file);
        // 17 lines, whatever was written into them.
        expect(unfolded(file)).toHaveLength(17);
        expect(file).not.toMatch(/(?![\r\n])\p{Cc}|\r(?!\n)|(?<!\r)\n/u);
      }),
    );
  });
});

describe('iCalendar’s writing', () => {
  it('is unfolded to what it was, and cut at 75 octets at the latest', () => {
    fc.assert(
      fc.property(
        words.filter((line) => !/[\r\n]/.test(line)),
        (line) => {
          const folded = fold(line);
          expect(folded.replaceAll('\r\n ', '')).toBe(line);
          for (const each of folded.split('\r\n')) {
            expect(octets(each)).toBeLessThanOrEqual(75);
            expect(each).not.toMatch(/^[\uDC00-\uDFFF]/);
          }
        },
      ),
    );
  });

  it.each([
    ['a'.repeat(75), 1],
    ['a'.repeat(76), 2],
    ['あ'.repeat(25), 1],
    [`a${'あ'.repeat(25)}`, 2],
    [`${'a'.repeat(72)}😀`, 2],
    [`${'a'.repeat(71)}😀`, 1],
  ])('folds no line before it must: %s', (line, count) => {
    expect(fold(line).split('\r\n')).toHaveLength(count);
  });

  it('brings every text back that may stand in a calendar', () => {
    fc.assert(
      fc.property(
        words.filter((text) => !/(?!\n)\p{Cc}|\p{Cs}|[\u2028\u2029]/u.test(text)),
        (text) => {
          expect(textOf(text)).not.toContain('\n');
          expect(unescaped(textOf(text))).toBe(text);
        },
      ),
    );
  });

  it.each([
    ['a,b;c\\d', 'a\\,b\\;c\\\\d'],
    ['一行目\r\n二行目\r三行目', '一行目\\n二行目\\n三行目'],
    ['\u0007鈴\u0000\ud83d木', '鈴木'],
  ])('escapes and cleans a text: %j', (text, written) => {
    expect(textOf(text)).toBe(written);
  });

  it('keeps a name within its quotes', () => {
    expect(quoted('佐藤 "花子"; CN=x:mailto\r\nX-EVIL:1')).toBe('"佐藤 ’花子’; CN=x:mailto X-EVIL:1"');
  });
});
