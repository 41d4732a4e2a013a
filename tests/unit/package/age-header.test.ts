import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/base';
import { isAgeFile, scanAgeHeader } from '#shared/package';
import { utf8 } from '../../support/packages';

const X25519 = '-> X25519 SVrzdFfkPxf0LPHOUGB1gNb9E5Vr8EUDa9kxk04iQ0o\n0OrTkKHpE7klNLd0k+9Uam5hkQkzMxaqKcIPRIO1sNE\n';
const HYBRID = '-> mlkem768x25519 abc\ndef\n';
const MAC = '--- gxhoSa5BciRDt8lOpYNcx4EYtKpS0CJ06F3ZwN82VaM\n';
const header = (...stanzas: string[]): Uint8Array => utf8(`age-encryption.org/v1\n${stanzas.join('')}${MAC}`);

describe('an age header, before any key touches it', () => {
  it('tells its length, its kind and how many recipients it has', () => {
    expect(scanAgeHeader(header(X25519))).toEqual({ size: header(X25519).length, kind: 'x25519', stanzas: 1 });
    const withPayload = Uint8Array.of(...header(HYBRID, HYBRID), 0xff, 0x0a, 0x2d);
    expect(scanAgeHeader(withPayload)).toEqual({ size: withPayload.length - 3, kind: 'hybrid', stanzas: 2 });
  });

  it.each([
    ['a passphrase', header('-> scrypt rF0/NwblUHHTpgQgRpe5CQ 18\nabc\n'), 'package.unsupported'],
    ['a foreign kind of recipient', header('-> p256tag a b\nabc\n'), 'package.unsupported'],
    ['a kind of recipient named like a property of every object', header('-> constructor x\nabc\n'), 'package.unsupported'],
    ['a filler stanza', header(X25519, '-> 3-grease x\nabc\n'), 'package.unsupported'],
    ['classic and post-quantum recipients', header(X25519, HYBRID), 'trust.mixedRecipients'],
    ['no recipient', header(), 'package.damaged'],
    ['more recipients than a header may hold', header(...Array.from({ length: 257 }, () => X25519)), 'package.limit'],
    ['no end', utf8(`age-encryption.org/v1\n${X25519}`), 'package.truncated'],
    ['half a first line', utf8('age-encryp'), 'package.truncated'],
    ['nothing in it', new Uint8Array(0), 'package.truncated'],
    ['another version', utf8('age-encryption.org/v2\n'), 'package.unsupported'],
    ['armour', utf8('-----BEGIN AGE ENCRYPTED FILE-----\n'), 'package.unsupported'],
  ])('is refused with %s', (_what, bytes, code) => {
    expect(() => scanAgeHeader(bytes)).toThrow(code);
  });

  it('is given up at its size limit', () => {
    const endless = new Uint8Array(LIMITS.ageHeaderBytes + 100).fill(0x41);
    endless.set(utf8(`age-encryption.org/v1\n${X25519}`));
    expect(() => scanAgeHeader(endless)).toThrow('package.limit');
  });

  it('is recognised by its first line', () => {
    expect(isAgeFile(header(X25519))).toBe(true);
    expect(isAgeFile(utf8('a,b\n1,2\n'))).toBe(false);
  });
});
