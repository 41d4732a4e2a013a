import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeyring } from '#electron/services';
import type { RevocationEntry, RevocationList, RevocationReason } from '#shared/package';
import { filesIn, introduce, type Person, person, temporaryFolder } from '../../support/packages';

const noPassphrase = { ask: async () => '', passphrase: null };

function entry({ identity }: Person, reason: RevocationReason = 'compromised', date = '2026-11-20'): RevocationEntry {
  return { fingerprint: identity.fingerprint, name: identity.card.name, date, reason };
}

function listBy(issuer: Person, number: number, ...entries: RevocationEntry[]): RevocationList {
  return { issuer: issuer.identity.fingerprint, number, created: `2026-11-2${number}T12:00:00Z`, entries };
}

/** Ewa has confirmed the office and Jan. */
async function scene() {
  const folder = await temporaryFolder();
  const [ewa, office, jan] = [await person(folder, 'Ewa'), await person(folder, 'Office'), await person(folder, 'Jan')];
  for (const other of [office, jan]) await introduce(ewa, other);
  const revokedOf = async (one: Person) => (await ewa.keyring.publishers()).get(one.identity.fingerprint)?.revoked;
  return { folder, ewa, office, jan, revokedOf };
}

describe('a revocation list', () => {
  it('takes the signatures of its keys for nothing, with the day, the reason and the issuer', async () => {
    const { ewa, office, jan, revokedOf } = await scene();
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)));
    const revoked = { by: office.identity.fingerprint, date: '2026-11-20', reason: 'compromised' };
    expect(await revokedOf(jan)).toEqual(revoked);
    expect(await ewa.keyring.contacts()).toContainEqual(expect.objectContaining({ fingerprint: jan.identity.fingerprint, revoked }));
    await expect(introduce(ewa, jan)).rejects.toThrow('trust.revoked');
    expect(await ewa.keyring.revocationLists()).toMatchObject([{ number: 1, created: '2026-11-21T12:00:00Z', received: expect.stringMatching(/^\d{4}-/) }]);
  });

  it('is whole: a newer one replaces it, an older one is refused, the same one changes nothing', async () => {
    const { folder, ewa, office, jan, revokedOf } = await scene();
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)));
    await ewa.keyring.applyRevocations(listBy(office, 2, entry(office)));
    expect(await revokedOf(jan)).toBeUndefined();
    await expect(ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)))).rejects.toThrow('trust.rollback');
    await ewa.keyring.applyRevocations(listBy(office, 2, entry(office)));
    await expect(ewa.keyring.applyRevocations(listBy(office, 2, entry(jan)))).rejects.toThrow('trust.fork');
    expect(await filesIn(join(folder, 'Ewa home', 'revocations', office.identity.fingerprint))).toEqual(['2.json']);
  });

  it('counts only while its issuer is known', async () => {
    const { folder, ewa, office, jan, revokedOf } = await scene();
    const stranger = await person(folder, 'Stranger');
    await expect(ewa.keyring.applyRevocations(listBy(stranger, 1, entry(jan)))).rejects.toThrow('trust.unknownSigner');
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)));
    await ewa.keyring.removeContact(office.identity.fingerprint);
    expect(await revokedOf(jan)).toBeUndefined();
    await introduce(ewa, office);
    expect(await revokedOf(jan)).toBeDefined();
  });

  it('may be about its own issuer, and about the holder', async () => {
    const { ewa, office, revokedOf } = await scene();
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(office, 'lost'), entry(ewa, 'left')));
    expect(await revokedOf(office)).toMatchObject({ reason: 'lost' });
    expect((await ewa.keyring.find(ewa.identity.fingerprint)).revoked).toMatchObject({ reason: 'left' });
    await expect(ewa.keyring.unlockToSign(ewa.identity.fingerprint)).rejects.toThrow('trust.retired');
  });

  it('is carried on by the issuer’s next key', async () => {
    const { ewa, office, jan, revokedOf } = await scene();
    await ewa.keyring.applyRevocations(listBy(office, 2, entry(jan)));
    const next = await office.keyring.rotateIdentity(office.identity.fingerprint, noPassphrase);
    const renewed = { ...office, identity: await office.keyring.unlock(next) };
    await ewa.keyring.acceptSuccession(await readFile(join(next.folder, 'card.json')));
    await expect(ewa.keyring.applyRevocations(listBy(renewed, 1, entry(jan)))).rejects.toThrow('trust.rollback');
    await ewa.keyring.applyRevocations(listBy(renewed, 3, entry(ewa)));
    expect(await revokedOf(jan)).toBeUndefined();
    expect(await ewa.keyring.revocationLists()).toMatchObject([{ number: 3 }]);
  });

  it('is taken from no key that was replaced, whatever its number', async () => {
    const { ewa, office, jan, revokedOf } = await scene();
    const next = await office.keyring.rotateIdentity(office.identity.fingerprint, noPassphrase);
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)));
    await ewa.keyring.acceptSuccession(await readFile(join(next.folder, 'card.json')));
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)));
    await expect(ewa.keyring.applyRevocations(listBy(office, 9))).rejects.toMatchObject({ code: 'trust.retired', params: { context: 'revocations' } });
    expect(await revokedOf(jan)).toBeDefined();
    await ewa.keyring.applyRevocations(listBy({ ...office, identity: await office.keyring.unlock(next) }, 2, entry(jan)));
  });

  it('goes on counting when the key that issued it is removed and the next one stays', async () => {
    const { ewa, office, jan, revokedOf } = await scene();
    const next = await office.keyring.rotateIdentity(office.identity.fingerprint, noPassphrase);
    await ewa.keyring.applyRevocations(listBy(office, 4, entry(jan)));
    await ewa.keyring.acceptSuccession(await readFile(join(next.folder, 'card.json')));
    await ewa.keyring.removeContact(office.identity.fingerprint);
    expect(await revokedOf(jan)).toBeDefined();
    await expect(ewa.keyring.applyRevocations(listBy({ ...office, identity: await office.keyring.unlock(next) }, 3))).rejects.toThrow('trust.rollback');
  });

  it('is the newest of all that several processes apply at once', async () => {
    const { folder, ewa, office, jan } = await scene();
    const numbers = [3, 1, 5, 2, 4];
    const attempts = numbers.map(async (number) => (await openKeyring(join(folder, 'Ewa home'))).applyRevocations(listBy(office, number, entry(jan))));
    for (const { status, reason } of (await Promise.allSettled(attempts)) as PromiseRejectedResult[]) {
      if (status === 'rejected') expect(String(reason)).toContain('trust.rollback');
    }
    expect(await ewa.keyring.revocationLists()).toMatchObject([{ number: 5 }]);
  });

  it.each(['', '{', '{"molo":"revocations/2"}', '{"molo":"revocations/1","entries":[{}]}'])('that was tampered with on the disk is reported: %s', async (text) => {
    const { folder, ewa, office, jan } = await scene();
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)));
    await writeFile(join(folder, 'Ewa home', 'revocations', office.identity.fingerprint, '1.json'), text);
    await expect(ewa.keyring.publishers()).rejects.toThrow('storage.corrupt');
  });
});

describe('a successor of a key that is void', () => {
  /** Jan's key, or whoever has it, has signed a successor, and Ewa has accepted it. */
  async function accepted() {
    const { ewa, office, jan, revokedOf } = await scene();
    const next = await jan.keyring.rotateIdentity(jan.identity.fingerprint, noPassphrase);
    const renewed = { ...jan, identity: await jan.keyring.unlock(next), card: await readFile(join(next.folder, 'card.json')) };
    const revoke = (reason: RevocationReason) => ewa.keyring.applyRevocations(listBy(office, 1, entry(jan, reason)));
    return { ewa, renewed, revokedOf, revoke };
  }

  it('is not accepted any more on its word', async () => {
    const { ewa, renewed, revoke } = await accepted();
    await revoke('replaced');
    await expect(ewa.keyring.acceptSuccession(renewed.card)).rejects.toThrow('trust.revoked');
    expect((await ewa.keyring.addContact(renewed.card, { fingerprint: renewed.identity.fingerprint })).revoked).toBeUndefined();
  });

  it('falls with it where somebody else may have signed it, until the fingerprint is compared', async () => {
    const { ewa, renewed, revokedOf, revoke } = await accepted();
    await ewa.keyring.acceptSuccession(renewed.card);
    await revoke('compromised');
    expect(await revokedOf(renewed)).toMatchObject({ reason: 'compromised' });
    await introduce(ewa, renewed);
    expect(await revokedOf(renewed)).toBeUndefined();
  });

  it('falls with it even where the old key was removed', async () => {
    const { ewa, renewed, revokedOf, revoke } = await accepted();
    await ewa.keyring.acceptSuccession(renewed.card);
    const old = (await ewa.keyring.contacts()).find(({ replacedBy }) => replacedBy !== undefined);
    await revoke('compromised');
    await ewa.keyring.removeContact(old?.fingerprint as never);
    expect(await revokedOf(renewed)).toMatchObject({ reason: 'compromised' });
  });

  it.each(['lost', 'replaced', 'left'] as const)('stays where the old key is void because it was %s', async (reason) => {
    const { ewa, renewed, revokedOf, revoke } = await accepted();
    await ewa.keyring.acceptSuccession(renewed.card);
    await revoke(reason);
    expect(await revokedOf(renewed)).toBeUndefined();
  });
});

describe('people to seal to', () => {
  it('are found by either name, by their fingerprint’s beginning and by their card', async () => {
    const { ewa, office } = await scene();
    await ewa.keyring.renameContact(office.identity.fingerprint, 'Warehouse, Warsaw');
    const named = async (reference: string | Person) => (await ewa.keyring.recipientsNamed([typeof reference === 'string' ? reference : reference.identity.card]))[0]?.fingerprint;
    for (const reference of ['office', 'WAREHOUSE,  Warsaw', office.identity.fingerprint.slice(0, 8), office]) expect(await named(reference)).toBe(office.identity.fingerprint);
    expect(await named('Ewa')).toBe(ewa.identity.fingerprint);
  });

  it('are nobody who was not confirmed, is void, or is one of several of that name', async () => {
    const { folder, ewa, office, jan } = await scene();
    const stranger = await person(folder, 'Stranger');
    const refused = (reference: string | Person) => ewa.keyring.recipientsNamed([typeof reference === 'string' ? reference : reference.identity.card]);
    for (const reference of ['Stranger', stranger, '', 'abc']) await expect(refused(reference)).rejects.toThrow('trust.unconfirmedRecipient');
    await ewa.keyring.applyRevocations(listBy(office, 1, entry(jan)));
    await expect(refused('Jan')).rejects.toMatchObject({ code: 'trust.revoked', params: { context: 'recipient', recipient: 'Jan' } });
    const second = await ewa.keyring.createIdentity({ name: 'Ewa', passphrase: null });
    await expect(refused('Ewa')).rejects.toMatchObject({ code: 'trust.badRecipient', params: { context: 'ambiguous' } });
    await expect(ewa.keyring.cardNamed('Ewa')).rejects.toThrow('trust.noContact');
    expect((await ewa.keyring.cardNamed(second.fingerprint)).fingerprint).toBe(second.fingerprint);
  });

  it('are reached by their newest key, whichever one is named', async () => {
    const { ewa, jan } = await scene();
    const next = await jan.keyring.rotateIdentity(jan.identity.fingerprint, noPassphrase);
    await ewa.keyring.acceptSuccession(await readFile(join(next.folder, 'card.json')));
    for (const reference of ['Jan', jan.identity.card, jan.identity.fingerprint]) {
      expect(await ewa.keyring.recipientsNamed([reference])).toMatchObject([{ fingerprint: next.fingerprint }]);
    }
    const own = await ewa.keyring.rotateIdentity(ewa.identity.fingerprint, noPassphrase);
    expect(await ewa.keyring.recipientsNamed(['Ewa'])).toMatchObject([{ fingerprint: own.fingerprint }]);
  });
});
