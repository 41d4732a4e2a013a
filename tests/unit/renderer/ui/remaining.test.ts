import { expect, it } from 'vitest';
import { remainingMilliseconds } from '../../../../renderer/ui/feedback/remaining';

it('judges the time left by the pace so far', () => {
  expect(remainingMilliseconds(25, 100, 2000)).toBe(6000);
  expect(remainingMilliseconds(100, 100, 2000)).toBe(0);
});

it('does not guess', () => {
  expect(remainingMilliseconds(50, 100, 100)).toBeNull();
  expect(remainingMilliseconds(1, 100, 60_000)).toBeNull();
  expect(remainingMilliseconds(0, 100, 5000)).toBeNull();
  expect(remainingMilliseconds(10, undefined, 5000)).toBeNull();
});
