import { describe, expect, it } from 'vitest';
import { formatFingerprint, isDigest, parseFingerprint } from '#shared/base';

const HEX = '0123456789abcdef'.repeat(4);

describe('a fingerprint', () => {
  it.each([
    ['as it is stored', HEX],
    ['in capitals', HEX.toUpperCase()],
    ['in groups', HEX.replace(/(.{4})/g, '$1 ')],
    ['with dashes and line breaks', `  ${HEX.slice(0, 32)}-\n-${HEX.slice(32)}\t`],
  ])('is read %s', (_, typed) => {
    expect(parseFingerprint(typed)).toBe(HEX);
  });

  it.each([
    ['one digit short', HEX.slice(1)],
    ['one digit long', `${HEX}0`],
    ['a letter that is no digit', `g${HEX.slice(1)}`],
    ['a digit of another script', `\u0661${HEX.slice(1)}`],
    ['a hidden character between', `${HEX.slice(0, 10)}\u200b${HEX.slice(10)}`],
    ['nothing', ''],
  ])('is not %s', (_, typed) => {
    expect(parseFingerprint(typed)).toBeNull();
  });

  it('is shown in groups of four, and read back from them', () => {
    const shown = formatFingerprint(parseFingerprint(HEX) as NonNullable<ReturnType<typeof parseFingerprint>>);
    expect(shown).toBe('0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab cdef 0123 4567 89ab cdef');
    expect(parseFingerprint(shown)).toBe(HEX);
  });
});

describe('a digest', () => {
  it('names its algorithm and has 64 lower-case digits', () => {
    expect(isDigest(`sha256:${HEX}`)).toBe(true);
  });

  it.each([HEX, `sha512:${HEX}`, `sha256:${HEX.toUpperCase()}`, `sha256:${HEX}0`, `sha256:${HEX}\n`, ` sha256:${HEX}`])('is not %j', (text) => {
    expect(isDigest(text)).toBe(false);
  });
});
