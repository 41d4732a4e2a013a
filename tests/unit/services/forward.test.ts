import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { forwardPackage, type OpenedPackage, openPackage, publishPackage, sealPackage } from '#electron/services';
import type { DraftDescriptor } from '#shared/package';
import { CSV, introduce, joined, type Person, person, smallDescriptor, temporaryFolder, utf8 } from '../../support/packages';

const NOTES = utf8('# What is new\n\nNothing.\n');

let folder: string;
let [anna, ewa, jan]: Person[] = [];
/** Anna's package as Ewa has it. */
let received: OpenedPackage;

/** Anna publishes for Ewa, Ewa passes on to Jan, who has confirmed Ewa only. */
beforeEach(async () => {
  folder = await temporaryFolder();
  [anna, ewa, jan] = await Promise.all(['Anna', 'Ewa', 'Jan'].map((name) => person(folder, name)));
  await introduce(ewa as Person, anna as Person);
  await introduce(jan as Person, ewa as Person);
  const descriptor = { ...smallDescriptor('weekly'), molo: { companions: [{ role: 'notes' as const, path: 'files/notes.md' }], marking: { line: 'For official use' }, validUntil: '2099-12-31' } };
  const sealed = await publishPackage((anna as Person).keyring, {
    descriptor,
    contents: { applicants: CSV },
    companions: { 'files/notes.md': NOTES },
    identity: (anna as Person).identity,
    recipients: [hybridOf(ewa)],
    out: join(folder, 'first.molo'),
  });
  received = await openPackage(sealed.path, (ewa as Person).keyring);
});

const hybridOf = (reader: Person | undefined): string => (reader as Person).identity.card.recipients.hybrid;

async function passOn(opened: OpenedPackage, from: Person | undefined, to: Person | undefined, name = 'passed-on.molo'): Promise<string> {
  const { keyring, identity } = from as Person;
  const { path } = await forwardPackage(keyring, { opened, identity, recipients: [hybridOf(to)], out: join(folder, name) });
  return path;
}

describe('companions', () => {
  it('come out as they went in, described in the manifest', async () => {
    expect(received.manifest.molo.companions).toMatchObject([{ role: 'notes', path: 'files/notes.md', bytes: NOTES.length }]);
    const [notes] = received.companions;
    expect(await joined(notes?.source.stream() as unknown as AsyncIterable<Uint8Array>)).toEqual(NOTES);
  });
});

describe('a package that was passed on', () => {
  it('has the same tables, companions, marking and last day, under the forwarder and a number of theirs', async () => {
    const { manifest, verdict } = await openPackage(await passOn(received, ewa, jan), (jan as Person).keyring);
    expect(verdict).toMatchObject({ status: 'trusted', publisher: { claimedName: 'Ewa' } });
    expect(manifest.resources).toEqual(received.manifest.resources);
    expect(manifest.molo).toMatchObject({ sequence: 1, companions: received.manifest.molo.companions, marking: { line: 'For official use' }, validUntil: '2099-12-31' });
  });

  it('shows whose it was: the forwarder’s word where nobody here knows the publisher', async () => {
    const { verdict } = await openPackage(await passOn(received, ewa, jan), (jan as Person).keyring);
    expect(verdict.origins).toMatchObject([{ state: 'unknown', publisher: { claimedName: 'Anna' }, package: { name: 'weekly', sequence: 1, digest: received.digest }, recipients: 1 }]);
  });

  it('shows the publisher’s own signature where they are known', async () => {
    await introduce(jan as Person, anna as Person);
    const { verdict } = await openPackage(await passOn(received, ewa, jan), (jan as Person).keyring);
    expect(verdict.origins).toMatchObject([{ state: 'confirmed' }]);
  });

  it('keeps the whole chain when it is passed on again', async () => {
    const second = await openPackage(await passOn(received, ewa, jan), (jan as Person).keyring);
    await introduce(anna as Person, jan as Person);
    const third = await openPackage(await passOn(second, jan, anna, 'back.molo'), (anna as Person).keyring);
    expect(third.verdict.origins?.map(({ publisher, state }) => [publisher.claimedName, state])).toEqual([['Ewa', 'unknown'], ['Anna', 'own']]);
  });

  it('tells its numbers apart: the next one passed on is the next edition', async () => {
    await passOn(received, ewa, jan);
    expect((await openPackage(await passOn(received, ewa, jan, 'again.molo'), (jan as Person).keyring)).manifest.molo.sequence).toBe(2);
  });

  it('is out of date when what it was made of is', async () => {
    const file = await passOn(received, ewa, jan);
    await expect(openPackage(file, (jan as Person).keyring, { today: '2100-01-01' })).rejects.toThrow('trust.expired');
  });

  it('is refused where its first publisher’s edition is older than one that was seen', async () => {
    await introduce(jan as Person, anna as Person);
    const second = await publishPackage((anna as Person).keyring, { descriptor: smallDescriptor('weekly'), contents: { applicants: CSV }, identity: (anna as Person).identity, recipients: [hybridOf(jan)], out: join(folder, 'second.molo') });
    await openPackage(second.path, (jan as Person).keyring);
    await expect(openPackage(await passOn(received, ewa, jan), (jan as Person).keyring)).rejects.toThrow('trust.rollback');
  });

  it('takes no number among the forwarder’s own packages of that name', async () => {
    const own = (out: string) => publishPackage((ewa as Person).keyring, { descriptor: smallDescriptor('weekly'), contents: { applicants: CSV }, identity: (ewa as Person).identity, recipients: [hybridOf(jan)], out: join(folder, out) });
    await own('own.molo');
    const forwarded = await openPackage(await passOn(received, ewa, jan), (jan as Person).keyring);
    expect(forwarded.manifest.molo.sequence).toBe(1);
    expect((await own('own-2.molo')).manifest.molo.sequence).toBe(2);
  });

  it('is open with reserve where the key of its first publisher is void', async () => {
    await introduce(jan as Person, anna as Person);
    const { fingerprint } = (anna as Person).identity;
    await (jan as Person).keyring.applyRevocations({ issuer: fingerprint, number: 1, created: '2026-11-22T00:00:00Z', entries: [{ fingerprint, name: 'Anna', date: '2026-11-22', reason: 'lost' }] });
    const { verdict } = await openPackage(await passOn(received, ewa, jan), (jan as Person).keyring);
    expect(verdict).toMatchObject({ status: 'caution', caveats: ['voidOrigin'], origins: [{ state: 'revoked' }] });
  });

  it('is not even sealed under another marking than its origin has', async () => {
    const { identity } = ewa as Person;
    const { manifest, resources, companions, signed } = received;
    const descriptor = { ...manifest, molo: { companions: manifest.molo.companions, validUntil: manifest.molo.validUntil, marking: { tlp: 'CLEAR' } } } as unknown as DraftDescriptor;
    const request = {
      descriptor,
      contents: Object.fromEntries(resources.map(({ descriptor: { name }, source }) => [name, source])),
      companions: Object.fromEntries(companions.map(({ descriptor: { path }, source }) => [path, source])),
      identity,
      recipients: [hybridOf(jan)],
      origins: [signed],
      out: join(folder, 'x.molo'),
    };
    await expect(sealPackage(request)).rejects.toThrow('trust.origin');
  });

  it('is not even sealed with content that its origin does not have', async () => {
    const { identity } = ewa as Person;
    const changed = { descriptor: smallDescriptor(), contents: { applicants: utf8('other\n') }, identity, recipients: [hybridOf(jan)], origins: [received.signed], out: join(folder, 'x.molo') };
    await expect(sealPackage(changed)).rejects.toThrow('trust.origin');
  });
});
