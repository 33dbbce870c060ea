import { describe, expect, it } from 'vitest';
import { openTimes } from '../../../src/one-on-one/actions.ts';

describe('a payload that came back changed', () => {
  it('is none of ours where its moment is no date', () => {
    const payload = { manager: 'K001', staff: 'K002', n: 1 };
    expect(openTimes.parse({ name: openTimes.name, payload })).toBeDefined();
    expect(openTimes.parse({ name: openTimes.name, payload: { ...payload, after: 1_795_000_000_000 } })).toBeDefined();
    expect(openTimes.parse({ name: openTimes.name, payload: { ...payload, after: 8.64e15 + 1 } })).toBeUndefined();
    expect(openTimes.parse({ name: openTimes.name, payload: { ...payload, after: -1 } })).toBeUndefined();
  });
});
