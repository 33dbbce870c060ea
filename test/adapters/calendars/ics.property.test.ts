import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, textOf } from '../../../adapters/calendars/none/ics.ts';
import { fileOf } from '../../../adapters/calendars/none/invitation.ts';
import { invitation, sato } from '../../contracts/calendars.ts';
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

describe('a file of an invitation, whatever is written into it', () => {
  it('has no line too long, none cut within a character, and no line of anybody else’s', () => {
    fc.assert(
      fc.property(words, words, words, (title, text, name) => {
        const attendee = { ...sato, name };
        const file =
          fileOf(invitation({ title, words: text, attendee, sender: name }), 'REQUEST', 'akari@example.go.jp')?.text ??
          '';
        const lines = file.split('\r\n');
        expect(lines.at(-1)).toBe('');
        for (const line of lines) expect(octets(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(file).toString()).toBe(file);
        // 18 lines, whatever was written into them.
        expect(unfolded(file)).toHaveLength(18);
        expect(file).not.toMatch(/(?![\r\n])\p{Cc}|\r(?!\n)|(?<!\r)\n/u);
      }),
    );
  });

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
});
