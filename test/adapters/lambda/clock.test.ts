import { expect, it } from 'vitest';
import { createEventClock } from '../../../adapters/lambda/clock.ts';
import { asInstant } from '../../../src/time/instant.ts';

it('stands at the moment the event names, and goes on from there', () => {
  let elapsed = 40;
  const clock = createEventClock(
    () => 1_000_000,
    () => elapsed,
  );
  expect(clock.now()).toBe(1_000_000);
  elapsed = 90;
  clock.arrive(asInstant(5_000_000));
  expect(clock.now()).toBe(5_000_000);
  elapsed = 340.4;
  expect(clock.now()).toBe(5_000_250);
});
