import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeyring } from '#electron/services';
import { filesIn, person, temporaryFolder, utf8 } from '../../support/packages';

const FAST = { workFactor: 4 };
const words = async (): Promise<string> => 'pięć żółtych słów';

async function scene() {
  const folder = await temporaryFolder();
  const keyring = await openKeyring(join(folder, 'home'), FAST);
  const { fingerprint } = await keyring.createIdentity({ name: 'Anna', passphrase: words });
  return { folder, keyring, fingerprint, other: await openKeyring(join(folder, 'other home'), FAST) };
}

describe('the backup of an identity', () => {
  it('is one locked file, from which the same keys come back under the same passphrase', async () => {
    const { keyring, fingerprint, other } = await scene();
    const backup = await keyring.backupIdentity(fingerprint, words);
    expect(JSON.parse(new TextDecoder().decode(backup))).toMatchObject({ molo: 'identity-backup/1', card: { payload: expect.any(String) }, sealed: expect.any(String) });
    const asked: string[] = [];
    await other.restoreIdentity(backup, async ({ name }) => (asked.push(name), words()));
    expect(asked).toEqual(['Anna']);
    const [one, again] = [await keyring.unlock(fingerprint, words), await (await openKeyring(other.home)).unlock(fingerprint, words)];
    expect(again.secrets).toEqual(one.secrets);
  });

  it('is only for somebody who knows the passphrase', async () => {
    const { keyring, fingerprint } = await scene();
    await expect(keyring.backupIdentity(fingerprint, async () => 'wrong')).rejects.toThrow('trust.passphraseWrong');
  });

  it('gets a passphrase where the identity has none', async () => {
    const { keyring, other } = await scene();
    const { fingerprint } = await keyring.createIdentity({ name: 'Ewa', passphrase: null });
    await expect(keyring.backupIdentity(fingerprint, async () => '')).rejects.toThrow('trust.passphraseNeeded');
    const restored = await other.restoreIdentity(await keyring.backupIdentity(fingerprint, words), words);
    expect(restored).toMatchObject({ fingerprint, sealed: true });
  });

  it('writes nothing before the passphrase held, and never over an identity', async () => {
    const { folder, keyring, fingerprint, other } = await scene();
    const backup = await keyring.backupIdentity(fingerprint, words);
    await expect(other.restoreIdentity(backup, async () => 'wrong')).rejects.toThrow('trust.passphraseWrong');
    await expect(other.restoreIdentity(backup, async () => '')).rejects.toThrow('trust.passphraseNeeded');
    expect(await filesIn(folder)).not.toContain('other home');
    await expect(keyring.restoreIdentity(backup, words)).rejects.toThrow('storage.exists');
  });

  it('finishes a restoring that was interrupted before the card, and keeps other keys that lie there', async () => {
    const { folder, keyring, fingerprint, other } = await scene();
    const backup = await keyring.backupIdentity(fingerprint, words);
    const place = join(other.home, 'identities', fingerprint);
    await mkdir(place, { recursive: true });
    await copyFile(join(folder, 'home', 'identities', fingerprint, 'identity.age'), join(place, 'identity.age'));
    expect((await other.restoreIdentity(backup, words)).fingerprint).toBe(fingerprint);
    await rm(join(place, 'card.json'));
    await writeFile(join(place, 'identity.age'), 'other keys');
    await expect(other.restoreIdentity(backup, words)).rejects.toThrow('storage.exists');
  });

  it('is refused where it is none, was changed, or is of two identities', async () => {
    const { folder, keyring, fingerprint, other } = await scene();
    const backup = JSON.parse(new TextDecoder().decode(await keyring.backupIdentity(fingerprint, words))) as { card: unknown; sealed: string };
    const ewa = await person(folder, 'Ewa');
    const faults: unknown[] = [
      'x', [], {}, { ...backup, molo: 'identity-backup/2' }, { ...backup, sealed: 1 }, { ...backup, sealed: 'AAAA' }, { ...backup, card: {} },
      { ...backup, sealed: `${backup.sealed.slice(0, -8)}AAAAAAA=` },
      { ...backup, card: JSON.parse(new TextDecoder().decode(ewa.card)) as unknown },
    ]; // prettier-ignore
    for (const fault of faults) await expect(other.restoreIdentity(utf8(JSON.stringify(fault)), words)).rejects.toThrow('trust.badBackup');
    for (const text of ['', '{', '\ud800', 'x'.repeat(300_000)]) await expect(other.restoreIdentity(utf8(text), words)).rejects.toThrow('trust.badBackup');
    expect(await other.identities()).toEqual([]);
  });
});

describe('the age keys of an identity', () => {
  it('are given out for stock tools to whoever knows the passphrase', async () => {
    const { keyring, fingerprint } = await scene();
    await expect(keyring.exportAge(fingerprint, async () => 'wrong')).rejects.toThrow('trust.passphraseWrong');
    expect(await keyring.exportAge(fingerprint, words)).toEqual({ hybrid: expect.stringMatching(/^AGE-SECRET-KEY-PQ-1/), x25519: expect.stringMatching(/^AGE-SECRET-KEY-1/) });
  });
});

describe('a keyring that others can read', () => {
  it('names each folder and each file of keys', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has no such permissions');
    const { keyring, fingerprint } = await scene();
    expect(await keyring.exposed()).toEqual([]);
    const [folder, keys] = [join(keyring.home, 'identities'), join(keyring.home, 'identities', fingerprint, 'identity.age')];
    await chmod(folder, 0o755);
    await chmod(keys, 0o640);
    expect(await keyring.exposed()).toEqual([folder, keys]);
  });
});
