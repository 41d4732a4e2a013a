import { Decrypter, Encrypter } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { lock, unlock } from '../../../electron/services/crypto/passphrase';
import { utf8 } from '../../support/packages';

describe('bytes locked with a passphrase', () => {
  it('are opened by the age library, and the other way round', async () => {
    const decrypter = new Decrypter();
    decrypter.addPassphrase('żółta łódka');
    expect(await decrypter.decrypt(await lock(utf8('a'), 'żółta łódka', 4), 'text')).toBe('a');

    const encrypter = new Encrypter();
    encrypter.setScryptWorkFactor(4);
    encrypter.setPassphrase('żółta łódka');
    expect(await unlock(await encrypter.encrypt('b'), 'żółta łódka')).toEqual(utf8('b'));
  });

  it('open with the same passphrase typed on another system', async () => {
    expect(await unlock(await lock(utf8('a'), 'Z\u0307o\u0301\u0142ty', 4), '\u017b\u00f3\u0142ty')).toEqual(utf8('a'));
  });

  it('do not open with another one', async () => {
    await expect(unlock(await lock(utf8('a'), 'right', 4), 'wrong')).rejects.toThrow('trust.passphraseWrong');
  });

  it('are not computed for as long as an attacker wishes', async () => {
    const locked = new TextDecoder('latin1').decode(await lock(utf8('a'), 'right', 4));
    const costly = Uint8Array.from(locked.replace(/(scrypt \S+) 4\n/, '$1 30\n'), (character) => character.charCodeAt(0));
    await expect(unlock(costly, 'right')).rejects.not.toThrow('trust.passphraseWrong');
  });
});
