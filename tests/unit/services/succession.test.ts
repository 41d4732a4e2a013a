import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openKeyring } from '#electron/services';
import { introduce, type Person, person, temporaryFolder } from '../../support/packages';

const noPassphrase = { ask: async () => '', passphrase: null };

/** The same person with new keys, signed by the old ones. */
async function rotated(one: Person): Promise<Person> {
  const entry = await one.keyring.rotateIdentity(one.identity.fingerprint, noPassphrase);
  return { keyring: one.keyring, identity: await one.keyring.unlock(entry), card: await readFile(join(entry.folder, 'card.json')) };
}

/** Ewa has confirmed Anna. */
async function scene() {
  const folder = await temporaryFolder();
  const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
  await ewa.keyring.addContact(anna.card, { fingerprint: anna.identity.fingerprint, petName: 'Anna from the desk' });
  return { folder, anna, ewa };
}

describe('an identity with new keys', () => {
  it('keeps its name, retires the old keys, and still opens what was sealed to them', async () => {
    const { anna } = await scene();
    const renewed = await rotated(anna);
    expect(renewed.identity.card).toMatchObject({ name: 'Anna', succession: { from: anna.identity.fingerprint } });
    const old = await anna.keyring.find(anna.identity.fingerprint);
    expect(old.retired).toEqual({ successor: renewed.identity.fingerprint, date: renewed.identity.card.date });
    expect((await anna.keyring.unlock(old)).fingerprint).toBe(anna.identity.fingerprint);
    await expect(anna.keyring.unlockToSign(anna.identity.fingerprint)).rejects.toThrow('trust.retired');
    await expect(anna.keyring.rotateIdentity(anna.identity.fingerprint, noPassphrase)).rejects.toThrow('trust.retired');
  });

  it('is known as retired by the folder of its copy as well', async () => {
    const { folder, anna } = await scene();
    await rotated(anna);
    expect((await anna.keyring.find(join(folder, 'Anna card'))).retired).toBeDefined();
    expect((await (await openKeyring(join(folder, 'nowhere'))).find(join(folder, 'Anna card'))).retired).toBeUndefined();
  });

  it('is one lineage, whose first key the marks of its packages go by', async () => {
    const { anna, ewa } = await scene();
    const second = await rotated(anna);
    const third = await rotated(second);
    for (const { card } of [second, third]) await ewa.keyring.acceptSuccession(card);
    for (const { keyring } of [anna, ewa]) {
      const publishers = await keyring.publishers();
      for (const { identity } of [anna, second, third]) expect(publishers.get(identity.fingerprint)?.root).toBe(anna.identity.fingerprint);
    }
  });
});

describe('the new card of a contact', () => {
  it('is accepted on the old key’s word, under the name that its holder had', async () => {
    const { anna, ewa } = await scene();
    const renewed = await rotated(anna);
    expect(await ewa.keyring.examineCard(renewed.card)).toMatchObject({ known: null, predecessor: { fingerprint: anna.identity.fingerprint } });
    expect(await ewa.keyring.acceptSuccession(renewed.card)).toMatchObject({ petName: 'Anna from the desk', confirmed: 'succession', predecessor: anna.identity.fingerprint });
    const old = (await ewa.keyring.contacts()).find(({ fingerprint }) => fingerprint === anna.identity.fingerprint);
    expect(old).toMatchObject({ replacedBy: renewed.identity.fingerprint, confirmed: 'typed' });
  });

  it('is accepted by its fingerprint too, and stays confirmed by that', async () => {
    const { anna, ewa } = await scene();
    const renewed = await rotated(anna);
    await introduce(ewa, renewed);
    expect(await ewa.keyring.acceptSuccession(renewed.card)).toMatchObject({ confirmed: 'typed' });
  });

  it('is nobody’s where nobody whom the keyring knows vouches for it', async () => {
    const { folder, anna, ewa } = await scene();
    const stranger = await person(folder, 'Stranger');
    await expect(anna.keyring.acceptSuccession(ewa.card)).rejects.toThrow('trust.noSuccession');
    await expect(stranger.keyring.acceptSuccession((await rotated(anna)).card)).rejects.toThrow('trust.noSuccession');
  });

  it('is a hard stop where the old key has named another one before', async () => {
    const { folder, anna, ewa } = await scene();
    const thief = await openKeyring(join(folder, 'Anna home'));
    const [first, second] = await Promise.all([anna.keyring, thief].map((keyring) => keyring.rotateIdentity(anna.identity.fingerprint, noPassphrase)));
    await ewa.keyring.acceptSuccession(await readFile(join(first?.folder as string, 'card.json')));
    await expect(ewa.keyring.acceptSuccession(await readFile(join(second?.folder as string, 'card.json')))).rejects.toThrow('trust.changedKey');
  });
});

describe('somebody else by a contact’s name', () => {
  it('is told from the contact, from their new key, and from nobody', async () => {
    const { anna, ewa } = await scene();
    const { fingerprint } = ewa.identity;
    expect(await ewa.keyring.imitated('anna', fingerprint)).toBe(null);
    expect(await ewa.keyring.imitated('anna', 'a'.repeat(64) as typeof fingerprint)).toMatchObject({ kind: 'changedKey', contact: { fingerprint: anna.identity.fingerprint } });
    expect(await ewa.keyring.imitated('ANNA FROM THE DE5K', 'a'.repeat(64) as typeof fingerprint)).toBe(null);
    expect(await ewa.keyring.imitated('Anna frorn the desk', 'a'.repeat(64) as typeof fingerprint)).toMatchObject({ kind: 'lookAlike' });
    expect(await ewa.keyring.imitated('anna', anna.identity.fingerprint)).toBe(null);
  });

  it('cannot be added, whatever fingerprint was typed, nor be given the contact’s name', async () => {
    const { folder, ewa } = await scene();
    const [impostor, jan] = [await person(folder, 'ANNA'), await person(folder, 'Jan')];
    await expect(introduce(ewa, impostor)).rejects.toThrow('trust.changedKey');
    const named = { fingerprint: jan.identity.fingerprint, petName: 'Anna  from the Desk'.replace('  ', ' ') };
    await expect(ewa.keyring.addContact(jan.card, named)).rejects.toThrow('trust.changedKey');
    await introduce(ewa, jan);
    await expect(ewa.keyring.renameContact(jan.identity.fingerprint, 'Ańna')).rejects.toThrow('trust.lookAlike');
    expect(await ewa.keyring.renameContact(jan.identity.fingerprint, 'Jan from the desk')).toMatchObject({ petName: 'Jan from the desk' });
  });

  it('can be added once the contact is removed, whose editions stay remembered', async () => {
    const { folder, anna, ewa } = await scene();
    const { fingerprint } = anna.identity;
    const edition = { sequence: 3, digest: `sha256:${'a'.repeat(64)}` } as Parameters<typeof ewa.keyring.recordEdition>[2];
    await ewa.keyring.recordEdition(fingerprint, 'weekly', edition);
    await ewa.keyring.removeContact(fingerprint);
    await introduce(ewa, await person(folder, 'ANNA'));
    expect(await ewa.keyring.markOf(fingerprint, 'weekly')).toMatchObject({ sequence: 3 });
  });
});
