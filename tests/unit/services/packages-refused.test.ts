import { copyFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectPackage, openKeyring, openPackage } from '#electron/services';
import { isMoloError, LIMITS } from '#shared/base';
import { CSV, entry, filesIn, forge, type Forgery, introduce, type Person, person, sealSmall, temporaryFolder, utf8 } from '../../support/packages';
import { cast } from './cast';

const scene = await cast();

describe('opening refuses', () => {
  /** The code with which a package is refused, by opening and by inspecting alike. */
  async function refusalOf(file: string, reader: Person): Promise<string> {
    const verdict = await inspectPackage(file, reader.keyring);
    const thrown = await openPackage(file, reader.keyring).then(
      () => null,
      (error: unknown) => error,
    );
    if (verdict.status !== 'refused' && verdict.status !== 'unknownPublisher') throw new Error(`not refused but ${verdict.status}`);
    expect(isMoloError(thrown, verdict.error.code)).toBe(true);
    expect(verdict.error.params.file).toBe(file);
    return verdict.error.code;
  }

  it('a package sealed for somebody else', async () => {
    const { anna, ewa, stranger, file } = await scene();
    await sealSmall(anna, [ewa], file);
    expect(await refusalOf(file, stranger)).toBe('trust.notRecipient');
  });

  it('a package signed by a stranger, and shows what it claims', async () => {
    const { ewa, stranger, file } = await scene();
    await sealSmall(stranger, [ewa], file);
    expect(await refusalOf(file, ewa)).toBe('trust.unknownSigner');
    expect(await inspectPackage(file, ewa.keyring)).toMatchObject({
      status: 'unknownPublisher',
      publisher: { claimedName: 'Stranger', fingerprint: stranger.identity.fingerprint, own: false },
      package: { name: expect.stringMatching(/^asylum-/) },
      error: { params: { fingerprint: stranger.identity.fingerprint } },
    });
  });

  it('a package that a recipient sealed again for a third party', async () => {
    const { anna, ewa, folder, file } = await scene();
    const jan = await person(folder, 'Jan');
    await introduce(jan, anna);
    await forge(anna, ewa, file, { recipients: [jan.identity.card.recipients.hybrid] });
    expect(await refusalOf(file, jan)).toBe('trust.recipientsUnbound');
    expect(await inspectPackage(file, jan.keyring)).toMatchObject({ recipients: { bound: false }, publisher: { claimedName: 'Anna' } });
  });

  it('a package to whose recipients one was added', async () => {
    const { anna, ewa, stranger, file } = await scene();
    await forge(anna, ewa, file, { recipients: [ewa, stranger].map(({ identity }) => identity.card.recipients.hybrid) });
    expect(await refusalOf(file, ewa)).toBe('trust.recipientsUnbound');
  });

  it('a file that mixes classic and post-quantum recipients', async () => {
    const { anna, ewa, file } = await scene();
    await forge(anna, ewa, file, { recipients: Object.values(ewa.identity.card.recipients) });
    expect(await refusalOf(file, ewa)).toBe('trust.mixedRecipients');
  });

  const forgeries: readonly [string, string, Forgery][] = [
    ['a manifest changed after it was signed', 'trust.badSignature', { entries: ([manifest, ...others]) => [entry('datapackage.json', utf8(`${String(manifest?.size)}`)), ...others] }],
    ['a signature that is missing', 'trust.badSignature', { entries: (all) => all.filter(({ name }) => !name.endsWith('.jws')) }],
    ['an empty signature', 'trust.badSignature', { signature: () => utf8('') }],
    ['a signature that is far too long', 'package.limit', { signature: () => new Uint8Array(LIMITS.signatureBytes + 1) }],
    ['a manifest that is far too long', 'package.limit', { manifestBytes: new Uint8Array(LIMITS.manifestBytes + 1) }],
    ['a publisher other than its signer', 'trust.badSignature', { manifest: (manifest) => ({ ...manifest, molo: { ...manifest.molo, publisher: { name: 'X', fingerprint: 'a'.repeat(64) } } }) }],
    ['a signed manifest that is no descriptor', 'package.malformed', { manifestBytes: utf8('[]') }],
    ['a table that is not the signed one', 'package.digest', { entries: (all) => [...all.slice(0, 2), entry('data/applicants.csv', utf8('x'.repeat(CSV.length)))] }],
    ['a table of another length', 'package.digest', { entries: (all) => [...all.slice(0, 2), entry('data/applicants.csv', utf8('x'))] }],
    ['a table that is missing', 'package.malformed', { entries: (all) => all.slice(0, 2) }],
    ['an entry that its manifest does not name', 'package.malformed', { entries: (all) => [...all, entry('data/more.csv', CSV)] }],
    ['an entry twice', 'package.malformed', { entries: (all) => [...all, entry('data/applicants.csv', CSV)] }],
    ['an entry that leaves its folder', 'package.malformed', { entries: (all) => [...all.slice(0, 2), entry('../applicants.csv', CSV)] }],
    ['its entries in another order', 'package.malformed', { entries: ([first, second, third]) => [third, first, second] as never }],
    ['its signature before its manifest', 'package.malformed', { entries: ([first, second, third]) => [second, first, third] as never }],
    ['bytes behind the archive', 'package.malformed', { zip: (zip) => Uint8Array.of(...zip, 0) }],
    ['bytes before the archive', 'package.malformed', { zip: (zip) => Uint8Array.of(0, ...zip) }],
    ['an archive without its end', 'package.truncated', { zip: (zip) => zip.subarray(0, -1) }],
    ['no archive in it', 'package.truncated', { zip: () => new Uint8Array(0) }],
    ['something else in it', 'package.malformed', { zip: () => utf8('geo,year\nPL,2022\n') }],
  ];

  it.each(forgeries)('a package with %s: %s', async (_what, code, forgery) => {
    const { anna, ewa, folder, file } = await scene();
    await forge(anna, ewa, file, forgery);
    const before = await filesIn(folder);
    expect(await refusalOf(file, ewa)).toBe(code);
    expect(await filesIn(folder)).toEqual(before);
  });

  it('nothing of a forger who forges nothing: the test has no fault of its own', async () => {
    const { anna, ewa, file } = await scene();
    await forge(anna, ewa, file);
    expect((await openPackage(file, ewa.keyring)).verdict.status).toBe('trusted');
  });

  it.each([
    ['a plain table', CSV],
    ['nothing', new Uint8Array(0)],
  ])('a file that is %s', async (_what, bytes) => {
    const { ewa, file } = await scene();
    await writeFile(file, bytes);
    expect(await refusalOf(file, ewa)).toMatch(/^package\.(unsupported|truncated)$/);
  });

  it('a file that is not there, in so many words', async () => {
    const { ewa, file } = await scene();
    await expect(openPackage(file, ewa.keyring)).rejects.toThrow('storage.notFound');
    await expect(inspectPackage(file, ewa.keyring)).rejects.toThrow('storage.notFound');
  });

  it('a file locked with a passphrase', async () => {
    const { ewa, file } = await scene();
    await copyFile(await lockedFile(), file);
    expect(await refusalOf(file, ewa)).toBe('package.unsupported');
  });

  it('a file beyond the size limit, unread', async () => {
    const { anna, ewa, file } = await scene();
    await sealSmall(anna, [ewa], file);
    await truncate(file, LIMITS.packageBytes + 1);
    expect(await refusalOf(file, ewa)).toBe('package.limit');
  });

  async function lockedFile(): Promise<string> {
    const folder = await temporaryFolder();
    const keyring = await openKeyring(folder, { workFactor: 4 });
    const { fingerprint } = await keyring.createIdentity({ name: 'x', passphrase: async () => 'x' });
    return join(folder, 'identities', fingerprint, 'identity.age');
  }
});
