import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeyring, openOrRefuse, openPackage, publishPackage } from '#electron/services';
import type { Digest } from '#shared/base';
import { type DraftProperties, recipientDigest } from '#shared/package';
import { CSV, introduce, type Person, person, smallDescriptor, temporaryFolder } from '../../support/packages';

/** Anna publishes for Ewa, who has confirmed her. */
async function scene() {
  const folder = await temporaryFolder();
  const [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
  await introduce(ewa, anna);
  const publish = (out: string, molo: DraftProperties = {}) => edition(anna, ewa, join(folder, out), molo);
  return { folder, anna, ewa, publish };
}

async function edition(publisher: Person, reader: Person, out: string, molo: DraftProperties = {}): Promise<string> {
  const recipients = [reader.identity.card.recipients.hybrid];
  await publishPackage(publisher.keyring, { descriptor: { ...smallDescriptor('weekly'), molo }, contents: { applicants: CSV }, identity: publisher.identity, recipients, out });
  return out;
}

describe('editions of a package', () => {
  it('are numbered by the keyring of their publisher, each naming the one before', async () => {
    const { ewa, publish } = await scene();
    const first = await openPackage(await publish('1.molo'), ewa.keyring);
    const second = await openPackage(await publish('2.molo'), ewa.keyring);
    expect(second.manifest.molo).toMatchObject({ sequence: 2, previous: first.digest });
  });

  it('never step back in silence: an earlier one is refused with both numbers', async () => {
    const { ewa, publish } = await scene();
    const [first, second] = [await publish('1.molo'), await publish('2.molo')];
    await openPackage(second, ewa.keyring);
    expect(await openOrRefuse(first, ewa.keyring)).toMatchObject({ status: 'refused', error: { code: 'trust.rollback', params: { sequence: 1, newest: 2 } } });
  });

  it('stay openable for whoever asks for an earlier one, which is never green', async () => {
    const { ewa, publish } = await scene();
    const [first, second] = [await publish('1.molo'), await publish('2.molo')];
    await openPackage(second, ewa.keyring);
    expect((await openPackage(first, ewa.keyring, { accept: ['earlier'] })).verdict).toMatchObject({ status: 'caution', caveats: ['earlier'] });
    expect((await openPackage(second, ewa.keyring)).verdict.status).toBe('trusted');
  });

  it('are remembered by the keyring on the disk, and not by a look at a package', async () => {
    const { ewa, publish } = await scene();
    const [first, second] = [await publish('1.molo'), await publish('2.molo')];
    await openPackage(second, ewa.keyring, { record: false });
    await openPackage(first, ewa.keyring);
    await openPackage(second, ewa.keyring);
    const reopened = await openKeyring(ewa.keyring.home);
    await expect(openPackage(first, reopened)).rejects.toThrow('trust.rollback');
  });

  it('are opened in any gaps: what was skipped is missed by nobody', async () => {
    const { ewa, publish } = await scene();
    await openPackage(await publish('1.molo'), ewa.keyring);
    await publish('2.molo');
    expect((await openPackage(await publish('3.molo'), ewa.keyring)).verdict.status).toBe('trusted');
  });

  it('that claim the same number are told from one another, and no word opens the second', async () => {
    const { anna, ewa, folder, publish } = await scene();
    await openPackage(await publish('1.molo'), ewa.keyring);
    const elsewhere = { ...anna, keyring: (await person(folder, 'Another desk')).keyring };
    const other = await edition(elsewhere, ewa, join(folder, 'other.molo'));
    await expect(openPackage(other, ewa.keyring, { accept: ['earlier', 'expired'] })).rejects.toThrow('trust.fork');
  });

  it('that do not continue the known one before are told', async () => {
    const { anna, ewa, folder, publish } = await scene();
    await openPackage(await publish('1.molo'), ewa.keyring);
    const elsewhere = { ...anna, keyring: (await person(folder, 'Another desk')).keyring };
    await edition(elsewhere, ewa, join(folder, 'a.molo'));
    await expect(openPackage(await edition(elsewhere, ewa, join(folder, 'b.molo')), ewa.keyring)).rejects.toThrow('trust.fork');
  });
});

describe('publishing', () => {
  it('at once gives every package a number of its own', async () => {
    const { ewa, publish } = await scene();
    const files = await Promise.all(['1.molo', '2.molo', '3.molo'].map((out) => publish(out)));
    const opened = await Promise.all(files.map((file) => openPackage(file, ewa.keyring, { record: false })));
    expect(opened.map(({ manifest }) => manifest.molo.sequence).sort()).toEqual([1, 2, 3]);
  });

  it('goes on from the newest edition, also where an older one is named as the one before', async () => {
    const { anna, ewa, folder, publish } = await scene();
    const first = await openPackage(await publish('1.molo'), ewa.keyring);
    await publish('2.molo');
    const previous = { sequence: 1, digest: first.digest };
    const third = await publishPackage(anna.keyring, { descriptor: smallDescriptor('weekly'), contents: { applicants: CSV }, identity: anna.identity, recipients: [ewa.identity.card.recipients.hybrid], out: join(folder, '3.molo'), previous });
    expect(third.manifest.molo.sequence).toBe(3);
  });

  it('refuses to follow an edition that is not the one of its number', async () => {
    const { anna, ewa, folder, publish } = await scene();
    await publish('1.molo');
    const previous = { sequence: 1, digest: `sha256:${'0'.repeat(64)}` as Digest };
    const wrong = publishPackage(anna.keyring, { descriptor: smallDescriptor('weekly'), contents: { applicants: CSV }, identity: anna.identity, recipients: [ewa.identity.card.recipients.hybrid], out: join(folder, '2.molo'), previous });
    await expect(wrong).rejects.toThrow('trust.fork');
  });

  it('waits for nobody who is gone: a lock of a process that ended is taken over', async () => {
    const { anna, publish } = await scene();
    await publish('1.molo');
    await writeFile(join(anna.keyring.home, 'marks', anna.identity.fingerprint, 'package-weekly.marks', 'publishing.lock'), '999999999');
    await publish('2.molo');
  });
});

describe('the last day of a package', () => {
  it('is a day on which it opens; the day after it is refused', async () => {
    const { ewa, publish } = await scene();
    const file = await publish('1.molo', { validUntil: '2026-11-22' });
    expect((await openPackage(file, ewa.keyring, { today: '2026-11-22' })).verdict).toMatchObject({ status: 'trusted', package: { validUntil: '2026-11-22' } });
    await expect(openPackage(file, ewa.keyring, { today: '2026-11-23' })).rejects.toThrow('trust.expired');
  });

  it('can be overruled in so many words, and the verdict says so', async () => {
    const { ewa, publish } = await scene();
    const file = await publish('1.molo', { validUntil: '2026-11-22' });
    expect((await openPackage(file, ewa.keyring, { today: '2027-01-01', accept: ['expired'] })).verdict).toMatchObject({ status: 'caution', caveats: ['expired'] });
  });
});

it('a bare age recipient stands in the manifest as nobody whom the publisher confirmed', async () => {
  const { anna, ewa, folder } = await scene();
  const { hybrid } = ewa.identity.card.recipients;
  const sealed = await publishPackage(anna.keyring, { descriptor: smallDescriptor(), contents: { applicants: CSV }, identity: anna.identity, recipients: [hybrid], unconfirmed: [hybrid], out: join(folder, 'a.molo') });
  expect(sealed.manifest.molo.unconfirmed).toEqual([recipientDigest(hybrid)]);
});

describe('what a replaced key signed', () => {
  it('stays as it was where it was seen before, and is open with reserve where it was not', async () => {
    const { anna, ewa, publish } = await scene();
    const [seen, unseen] = [await publish('1.molo'), await publish('2.molo')];
    await openPackage(seen, ewa.keyring);
    const renewed = await anna.keyring.rotateIdentity(anna.identity.fingerprint, { ask: () => Promise.resolve(''), passphrase: null });
    await ewa.keyring.acceptSuccession(new Uint8Array(await readFile(join(renewed.folder, 'card.json'))));
    expect((await openPackage(seen, ewa.keyring)).verdict.status).toBe('trusted');
    expect((await openPackage(unseen, ewa.keyring)).verdict).toMatchObject({ status: 'caution', caveats: ['replaced'] });
  });
});
