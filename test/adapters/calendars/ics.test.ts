import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fold, quoted, textOf } from '../../../adapters/calendars/none/ics.ts';
import { fileOf } from '../../../adapters/calendars/none/invitation.ts';
import type { Invitation } from '../../../src/one-on-one/ports.ts';
import { invitation, moved, nobody, sato, tanaka } from '../../contracts/calendars.ts';
import { unfolded } from './ics.ts';

const fileIn = (given: Invitation) => fileOf(given, 'REQUEST', 'akari@example.go.jp');

const golden = readFileSync(new URL('../../fixtures/calendars/invitation.ics', import.meta.url), 'utf8');

describe('a file of an invitation', () => {
  it('is what mail programs read, with Japanese names', () => {
    expect(fileIn(invitation())?.text).toBe(golden);
  });

  it('takes the same event back', () => {
    const file = fileOf(moved(), 'CANCEL', 'akari@example.go.jp');
    expect(file?.name).toBe(fileIn(invitation())?.name);
    expect(unfolded(file?.text ?? '')).toEqual(
      expect.arrayContaining(['METHOD:CANCEL', 'UID:main.one-on-one.m1.s1.3', 'SEQUENCE:2', 'STATUS:CANCELLED']),
    );
  });

  it('is named without saying whose it is', () => {
    expect(fileIn(invitation())?.name).toMatch(/^1on1-[0-9a-f]{20}\.ics$/);
  });

  it.each(['', ' ', 'sato', 'sato@example.go.jp\r\nX-EVIL:1', '"sato"@example.go.jp', 'a,b@example.go.jp'])(
    'is not made for what is no address: %j',
    (email) => {
      expect(fileIn(invitation({ attendee: { ...sato, email } }))).toBeUndefined();
      expect(fileIn(invitation({ organizer: { ...tanaka, email } }))).toBeUndefined();
      expect(fileIn(invitation({ attendee: nobody }))).toBeUndefined();
    },
  );
});

describe('iCalendar’s writing', () => {
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
