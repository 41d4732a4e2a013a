import { describe, expect, it } from 'vitest';
import { asMoloError, ERROR_CODES, exitCodeOf, isMoloError, MoloError } from '#shared/base';

describe('the exit code of the command line', () => {
  it.each([
    ['usage.invalid', 2],
    ['package.damaged', 3],
    ['trust.badSignature', 4],
    ['query.syntax', 5],
    ['storage.full', 6],
    ['chart.malformed', 7],
    ['briefing.figure', 7],
    ['host.denied', 70],
    ['internal', 70],
    ['query.cancelled', 130],
    ['cancelled', 130],
  ] as const)('for %s is %i', (code, exit) => {
    expect(exitCodeOf(code)).toBe(exit);
  });
});

describe('an error', () => {
  it('is known by its code', () => {
    const error = new MoloError('storage.full', { file: 'a.molo' });
    expect(isMoloError(error)).toBe(true);
    expect(isMoloError(error, 'storage.full')).toBe(true);
    expect(isMoloError(error, 'storage.denied')).toBe(false);
    expect(isMoloError(new Error('storage.full'))).toBe(false);
  });

  it('keeps what caused it', () => {
    const cause = new RangeError('deep down');
    expect(new MoloError('internal', {}, { cause }).cause).toBe(cause);
  });

  it('stays what it is; an abort becomes a cancellation, anything else a fault of our own', () => {
    const own = new MoloError('query.syntax');
    expect(asMoloError(own)).toBe(own);
    expect(asMoloError(new DOMException('stop', 'AbortError')).code).toBe('cancelled');
    expect(asMoloError(new TypeError('oops')).code).toBe('internal');
    expect(asMoloError('a string').code).toBe('internal');
    expect(asMoloError(undefined).code).toBe('internal');
  });

  it('has a code of its own: none is listed twice', () => {
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });
});
