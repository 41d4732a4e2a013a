import { generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { checkRecipients, recipientDigest, recipientKind, recipientsFor } from '#shared/package';
import { digestOf } from '#shared/provenance';
import { utf8 } from '../../support/packages';

const hybrid = await identityToRecipient(await generateHybridIdentity());
const otherHybrid = await identityToRecipient(await generateHybridIdentity());
const x25519 = await identityToRecipient(await generateX25519Identity());

describe('the recipients of a package', () => {
  it('are of one kind, each of them once', () => {
    expect(checkRecipients([hybrid, otherHybrid, hybrid])).toEqual({ kind: 'hybrid', recipients: [hybrid, otherHybrid] });
    expect(checkRecipients([x25519])).toEqual({ kind: 'x25519', recipients: [x25519] });
  });

  it('never mix, for one classic recipient would undo the protection of the others', () => {
    expect(() => checkRecipients([hybrid, x25519])).toThrow(/trust\.mixedRecipients/);
  });

  it.each([
    ['nothing', ''],
    ['a damaged one', x25519.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))],
    ['a damaged hybrid one', hybrid.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))],
    ['capital letters', x25519.toUpperCase()],
    ['a secret key', 'AGE-SECRET-KEY-1QQQQ'],
    ['a plugin', 'age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t'],
    ['a tag', 'age1tag1qwe0kafsjrar4txm6heqnhpfuggzr0gvznz7fvygxrlq90u5mq2pysxtw6h'],
    ['an SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN'],
  ])('cannot be %s', (_what, recipient) => {
    expect(() => checkRecipients([recipient])).toThrow(/trust\.badRecipient/);
    if (recipient !== '' && !/^age1/.test(recipient)) expect(recipientKind(recipient)).toBeNull();
  });

  it('are at least one and at most as many as a header may hold', () => {
    expect(() => checkRecipients([])).toThrow(/usage\.invalid/);
    expect(() => checkRecipients(Array.from({ length: 257 }, (_, index) => `age1${index}`))).toThrow(/package\.limit/);
  });

  it('come from cards as the kind that was asked for, hybrid unless it was', () => {
    const card = { recipients: { hybrid, x25519 } };
    expect(recipientsFor([card])).toEqual([hybrid]);
    expect(recipientsFor([card], 'x25519')).toEqual([x25519]);
    expect(recipientsFor([card, otherHybrid])).toEqual([hybrid, otherHybrid]);
    expect(() => recipientsFor([card, x25519])).toThrow(/trust\.mixedRecipients/);
  });

  it('are named in the manifest by the SHA-256 of their string', () => {
    expect(recipientDigest(x25519)).toBe(digestOf(utf8(x25519)));
  });
});
