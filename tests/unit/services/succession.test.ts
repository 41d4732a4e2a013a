import { join } from 'node:path';
import { cp, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openKeyring, openPackage } from '#electron/services';
import { type ContactCard, signCard, signedWord, signSuccession } from '#shared/package';
import { introduce, type Person, person, sealSmall, temporaryFolder } from '../../support/packages';

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

  it('has one successor, however many processes make new keys at once', async () => {
    const { folder, anna } = await scene();
    const attempts = [1, 2, 3].map(async () => (await openKeyring(join(folder, 'Anna home'))).rotateIdentity(anna.identity.fingerprint, noPassphrase));
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(String(result.reason)).toContain('trust.retired');
    expect(await anna.keyring.identities()).toHaveLength(2);
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

  it('is told as vouched for, not as compared, until its fingerprint is', async () => {
    const { folder, anna, ewa } = await scene();
    const renewed = await rotated(anna);
    await ewa.keyring.acceptSuccession(renewed.card);
    const file = join(folder, 'renewed.molo');
    await sealSmall(renewed, [ewa], file);
    const { publisher } = (await openPackage(file, ewa.keyring)).verdict;
    expect([publisher.vouched, signedWord(publisher)]).toEqual([true, 'vouched']);
    await introduce(ewa, renewed);
    const { publisher: compared } = (await openPackage(file, ewa.keyring)).verdict;
    expect([compared.vouched, signedWord(compared)]).toEqual([undefined, 'sentence']);
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
    await cp(join(folder, 'Anna home'), join(folder, 'stolen'), { recursive: true });
    const thief = await openKeyring(join(folder, 'stolen'));
    const [first, second] = await Promise.all([anna.keyring, thief].map((keyring) => keyring.rotateIdentity(anna.identity.fingerprint, noPassphrase)));
    await ewa.keyring.acceptSuccession(await readFile(join(first?.folder as string, 'card.json')));
    await expect(ewa.keyring.acceptSuccession(await readFile(join(second?.folder as string, 'card.json')))).rejects.toThrow('trust.changedKey');
  });
});

/** Another card of `one`'s key. */
function cardOf({ identity }: Person, change: Partial<ContactCard>): Promise<Uint8Array> {
  return signCard({ ...identity.card, ...change }, identity.secrets.signing);
}

async function succession(old: Person, next: Person) {
  return signSuccession(old.identity.secrets.signing, old.identity.fingerprint, next.identity.fingerprint, '2026-11-22');
}

const EDITION = { sequence: 7, digest: `sha256:${'a'.repeat(64)}` } as const;

describe('what was seen of a publisher’s editions', () => {
  it('outlives the removal of the old key', async () => {
    const { anna, ewa } = await scene();
    const renewed = await rotated(anna);
    await ewa.keyring.acceptSuccession(renewed.card);
    await ewa.keyring.recordEdition(anna.identity.fingerprint, 'weekly', EDITION as never);
    await ewa.keyring.removeContact(anna.identity.fingerprint);
    const { root } = (await ewa.keyring.publishers()).get(renewed.identity.fingerprint) ?? {};
    expect(await ewa.keyring.markOf(root as never, 'weekly')).toMatchObject({ sequence: 7 });
    expect((await ewa.keyring.publishers()).has(anna.identity.fingerprint)).toBe(false);
    await expect(ewa.keyring.recipientsNamed([anna.identity.fingerprint])).rejects.toThrow('trust.unconfirmedRecipient');
  });

  it('cannot be shaken off by another card of a key, nor by a ring of keys', async () => {
    const { anna, ewa } = await scene();
    const renewed = await rotated(anna);
    await ewa.keyring.acceptSuccession(renewed.card);
    const ring = await cardOf(anna, { succession: await succession(renewed, anna) });
    await expect(ewa.keyring.acceptSuccession(ring)).rejects.toMatchObject({ code: 'trust.badCard', params: { context: 'descent' } });
    const { succession: _cut, ...alone } = renewed.identity.card;
    const cut = await signCard(alone, renewed.identity.secrets.signing);
    await expect(ewa.keyring.addContact(cut, { fingerprint: renewed.identity.fingerprint })).rejects.toThrow('trust.badCard');
    await ewa.keyring.removeContact(anna.identity.fingerprint);
    await expect(ewa.keyring.acceptSuccession(ring)).rejects.toThrow('trust.badCard');
    expect((await ewa.keyring.publishers()).get(renewed.identity.fingerprint)?.root).toBe(anna.identity.fingerprint);
  });

  it('closes no ring where the old key was never known', async () => {
    const { folder, anna } = await scene();
    const [old, next] = [anna, await rotated(anna)];
    const late = await person(folder, 'Late');
    await introduce(late, next);
    const ring = await cardOf(old, { succession: await succession(next, old) });
    await expect(late.keyring.acceptSuccession(ring)).rejects.toThrow('trust.badCard');
  });

  it('is found again when the key before becomes known later', async () => {
    const { folder, anna } = await scene();
    const renewed = await rotated(anna);
    const late = await person(folder, 'Late');
    await introduce(late, renewed);
    await late.keyring.recordEdition(renewed.identity.fingerprint, 'weekly', EDITION as never);
    await introduce(late, anna);
    const { root } = (await late.keyring.publishers()).get(renewed.identity.fingerprint) ?? {};
    expect(root).toBe(anna.identity.fingerprint);
    expect(await late.keyring.markOf(root as never, 'weekly')).toMatchObject({ sequence: 7 });
  });
});

describe('a removed contact', () => {
  it('comes back as it was, even in another process', async () => {
    const { folder, anna, ewa } = await scene();
    const [before] = await ewa.keyring.contacts();
    await ewa.keyring.removeContact(anna.identity.fingerprint);
    expect(await ewa.keyring.contacts()).toEqual([]);
    await expect(ewa.keyring.removeContact(anna.identity.fingerprint)).rejects.toThrow('storage.notFound');
    const other = await openKeyring(join(folder, 'Ewa home'));
    expect(await other.restoreContact(anna.identity.fingerprint)).toEqual(before);
  });

  it('does not come back beside somebody who took its name', async () => {
    const { folder, anna, ewa } = await scene();
    await ewa.keyring.removeContact(anna.identity.fingerprint);
    await introduce(ewa, await person(folder, 'ANNA'));
    await expect(ewa.keyring.restoreContact(anna.identity.fingerprint)).rejects.toThrow('trust.changedKey');
  });

  it('that was a wrong successor makes way for the right one, and the old key is sealed to until then', async () => {
    const { folder, anna, ewa } = await scene();
    await cp(join(folder, 'Anna home'), join(folder, 'stolen'), { recursive: true });
    const thief = await rotated({ ...anna, keyring: await openKeyring(join(folder, 'stolen')) });
    const renewed = await rotated(anna);
    await ewa.keyring.acceptSuccession(thief.card);
    await expect(ewa.keyring.acceptSuccession(renewed.card)).rejects.toThrow('trust.changedKey');
    await ewa.keyring.removeContact(thief.identity.fingerprint);
    expect(await ewa.keyring.recipientsNamed(['Anna'])).toMatchObject([{ fingerprint: anna.identity.fingerprint }]);
    await ewa.keyring.acceptSuccession(renewed.card);
    expect(await ewa.keyring.recipientsNamed([anna.identity.fingerprint])).toMatchObject([{ fingerprint: renewed.identity.fingerprint }]);
  });

  it('in the middle of a chain still leads to the newest key', async () => {
    const { anna, ewa } = await scene();
    const second = await rotated(anna);
    const third = await rotated(second);
    for (const { card } of [second, third]) await ewa.keyring.acceptSuccession(card);
    await ewa.keyring.removeContact(second.identity.fingerprint);
    expect(await ewa.keyring.recipientsNamed([anna.identity.fingerprint])).toMatchObject([{ fingerprint: third.identity.fingerprint }]);
  });
});

describe('a new card with another name', () => {
  it.each([{ name: 'Centrum Analiz Migracji' }, { institution: 'Straż Graniczna' }])('wants the fingerprint, whatever the old key says: %o', async (claim) => {
    const { anna, ewa } = await scene();
    const renewed = await rotated(anna);
    const card = await cardOf(renewed, claim);
    expect(await ewa.keyring.examineCard(card)).toMatchObject({ renamed: true });
    const claimed = claim.name ?? 'Anna, Straż Graniczna';
    await expect(ewa.keyring.acceptSuccession(card)).rejects.toMatchObject({ code: 'trust.noSuccession', params: { context: 'renamed', before: 'Anna', name: claimed } });
    expect(await ewa.keyring.addContact(card, { fingerprint: renewed.identity.fingerprint })).toMatchObject({ confirmed: 'typed', predecessor: anna.identity.fingerprint });
  });
});

describe('somebody else by the holder’s own name', () => {
  it('cannot be added, and their packages are told from the holder’s', async () => {
    const { folder, ewa } = await scene();
    const impostor = await person(folder, 'EWA');
    await expect(introduce(ewa, impostor)).rejects.toMatchObject({ code: 'trust.changedKey', params: { context: 'own', name: 'Ewa' } });
    expect(await ewa.keyring.imitated('Ęwa', impostor.identity.fingerprint)).toMatchObject({ kind: 'lookAlike', contact: { fingerprint: ewa.identity.fingerprint } });
    await rotated(ewa);
    expect(await ewa.keyring.imitated('Ewa', ewa.identity.fingerprint)).toBe(null);
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
