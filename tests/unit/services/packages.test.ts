import { copyFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inspectPackage, isSealedPackage, openKeyring, openOrRefuse, openPackage, openTraining, type SealedBytes, sealPackage } from '#electron/services';
import { isMoloError, LIMITS, type Progress } from '#shared/base';
import { type DraftDescriptor, scanAgeHeader } from '#shared/package';
import { digestOf } from '#shared/provenance';
import type { Source } from '#shared/reader';
import { payloadCipher, unwrapFileKey } from '../../../electron/services/packages/age-file';
import { CSV, entry, filesIn, forge, type Forgery, introduce, joined, type Person, person, readBytes, sealSmall, temporaryFolder, utf8 } from '../../support/packages';

interface Scene {
  readonly folder: string;
  readonly anna: Person;
  readonly ewa: Person;
  readonly stranger: Person;
  readonly file: string;
}

/** Anna publishes, Ewa reads and has confirmed Anna; nobody knows the stranger. Made once: keys take their time. */
const castFolder = await mkdtemp(join(tmpdir(), 'molo-cast-'));
afterAll(() => rm(castFolder, { recursive: true, force: true }));
const [anna, ewa, stranger] = [await person(castFolder, 'Anna'), await person(castFolder, 'Ewa'), await person(castFolder, 'Stranger')];
await introduce(ewa, anna);

async function scene(): Promise<Scene> {
  const folder = await temporaryFolder();
  return { folder, anna, ewa, stranger, file: join(folder, 'a.molo') };
}

const bytesOf = (source: Source): Promise<Uint8Array> => joined(source.stream());

function copied(bytes: Uint8Array, target: Uint8Array, position: number): number {
  const part = bytes.subarray(position, position + target.length);
  target.set(part);
  return part.length;
}

describe('a sealed package', () => {
  it('opens for its recipient with every byte, its fields and its origin', async () => {
    const { anna, ewa, file } = await scene();
    const sealed = await sealSmall(anna, [ewa], file);
    const opened = await openPackage(file, ewa.keyring);
    expect(opened.verdict).toMatchObject({
      status: 'trusted',
      signed: true,
      publisher: { fingerprint: anna.identity.fingerprint, claimedName: 'Anna', own: false },
      package: { name: sealed.manifest.name, title: { en: 'Asylum applicants', pl: 'Wnioskodawcy' }, sequence: 1, digest: sealed.digest, resources: [{ name: 'applicants', bytes: CSV.length }] },
      recipients: { kind: 'hybrid', count: 1, bound: true },
    });
    expect(opened.manifest).toEqual(sealed.manifest);
    expect(opened.origin).toEqual({ package: sealed.manifest.name, title: { en: 'Asylum applicants', pl: 'Wnioskodawcy' }, digest: sealed.digest, publisher: anna.identity.fingerprint, signed: true });
    const [table] = opened.resources;
    expect(table?.fields.map(({ name, type }) => [name, type])).toEqual([['geo', 'string'], ['year', 'integer'], ['applicants', 'integer']]);
    expect(table?.descriptor).toMatchObject({ path: 'data/applicants.csv', mediatype: 'text/csv', encoding: 'utf-8', hash: digestOf(CSV), bytes: CSV.length });
    for (const _again of [1, 2]) expect(await bytesOf(table?.source as Source)).toEqual(CSV);
    expect((await readFile(file)).length).toBe(sealed.bytes);
  });

  it('opens for holders of either kind of age key', async () => {
    const { anna, ewa, file } = await scene();
    await sealSmall(anna, [ewa], file, {}, 'x25519');
    expect((await openPackage(file, ewa.keyring)).verdict.recipients).toEqual({ kind: 'x25519', count: 1, bound: true });
  });

  it('opens for each of several recipients, its publisher among them', async () => {
    const { anna, ewa, file } = await scene();
    await sealSmall(anna, [anna, ewa], file);
    expect((await openPackage(file, anna.keyring)).verdict.publisher.own).toBe(true);
    expect((await openPackage(file, ewa.keyring)).verdict.recipients.count).toBe(2);
  });

  it('shows the name that its reader gave the publisher', async () => {
    const { anna, folder, file } = await scene();
    const jan = await person(folder, 'Jan');
    await jan.keyring.addContact(anna.card, { fingerprint: anna.identity.fingerprint, petName: 'Anna z WIR' });
    await sealSmall(anna, [jan], file);
    expect((await inspectPackage(file, jan.keyring)).status).toBe('trusted');
    expect((await openPackage(file, jan.keyring)).verdict.publisher).toMatchObject({ claimedName: 'Anna', petName: 'Anna z WIR' });
  });

  it('carries many tables, empty and large ones, from bytes and from streams', async () => {
    const { anna, ewa, file } = await scene();
    const large = utf8('0123456789abcdef'.repeat(20_000));
    const stream: Source = { name: 'x', stream: () => new Blob([large as Uint8Array<ArrayBuffer>]).stream() };
    const contents = { empty: new Uint8Array(0), large, streamed: stream };
    const resources = Object.keys(contents).map((name) => ({ name, format: 'parquet' }));
    await sealPackage({ descriptor: { name: 'many', resources }, contents, identity: anna.identity, recipients: [ewa.identity.card.recipients.hybrid], out: file });
    const opened = await openPackage(file, ewa.keyring);
    const found = await Promise.all(opened.resources.map(({ source }) => bytesOf(source)));
    expect(found.map(digestOf)).toEqual([digestOf(new Uint8Array(0)), digestOf(large), digestOf(large)]);
    expect(opened.resources.map(({ source }) => [source.name, source.size])).toEqual([['empty.parquet', 0], ['large.parquet', 320_000], ['streamed.parquet', 320_000]]);
  });

  it('counts its editions and names the one before', async () => {
    const { anna, ewa, folder, file } = await scene();
    const first = await sealSmall(anna, [ewa], file);
    const previous = { sequence: first.manifest.molo.sequence, digest: first.digest };
    await sealSmall(anna, [ewa], join(folder, 'b.molo'), { previous });
    expect((await openPackage(join(folder, 'b.molo'), ewa.keyring)).verdict.package).toMatchObject({ sequence: 2, previous: first.digest });
  });

  it('does not let a descriptor decide what sealing decides', async () => {
    const { anna, ewa, file } = await scene();
    const descriptor: DraftDescriptor = JSON.parse('{"name":"a","resources":[{"name":"b","format":"csv","path":"../../etc/passwd","hash":"md5:0","bytes":9}],"molo":{"sequence":99,"publisher":"somebody"}}');
    const { manifest } = await sealPackage({ descriptor, contents: { b: CSV }, identity: anna.identity, recipients: [ewa.identity.card.recipients.hybrid], out: file });
    expect(manifest.resources[0]).toMatchObject({ path: 'data/b.csv', hash: digestOf(CSV), bytes: CSV.length });
    expect(manifest.molo).toMatchObject({ sequence: 1, publisher: { fingerprint: anna.identity.fingerprint } });
  });

  it('opens from memory as from a file, as often as it is read', async () => {
    const { anna, ewa, stranger, file } = await scene();
    await sealSmall(anna, [ewa], file);
    const bytes = await readBytes(file);
    const held: SealedBytes = { name: 'from a stick.molo', size: bytes.length, read: (target, position) => copied(bytes, target, position) };
    const opened = await openPackage(held, ewa.keyring);
    expect(opened.path).toBe('from a stick.molo');
    expect(await bytesOf(opened.resources[0]?.source as Source)).toEqual(CSV);
    expect(await openOrRefuse(held, stranger.keyring)).toMatchObject({ status: 'refused', error: { code: 'trust.notRecipient', params: { file: 'from a stick.molo' } } });
    bytes.fill(0);
    await expect(bytesOf(opened.resources[0]?.source as Source)).rejects.toThrow('package.');
  });

  it('is known by its first bytes', async () => {
    const { anna, ewa, folder, file } = await scene();
    await sealSmall(anna, [ewa], file);
    await writeFile(join(folder, 'a.csv'), CSV);
    expect([await isSealedPackage(file), await isSealedPackage(join(folder, 'a.csv'))]).toEqual([true, false]);
    await expect(isSealedPackage(join(folder, 'nothing'))).rejects.toThrow('storage.notFound');
  });

  it('tells how far sealing and opening are', async () => {
    const { anna, ewa, file } = await scene();
    const seen: Progress[] = [];
    const onProgress = (progress: Progress): void => void seen.push(progress);
    const { bytes } = await sealSmall(anna, [ewa], file, { onProgress });
    await openPackage(file, ewa.keyring, { onProgress });
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(['measure', 'seal', 'check', 'verify']);
    expect(seen.at(-1)).toEqual({ stage: 'verify', bytes, totalBytes: bytes });
  });
});

describe('sealing', () => {
  it('leaves nothing behind where it fails or is cancelled', async () => {
    const { anna, ewa, folder, file } = await scene();
    const before = await filesIn(folder);
    const unreliable = (): Source => {
      let reads = 0;
      return { name: 'x', stream: () => new Blob([`read ${reads++}`]).stream() };
    };
    const controller = new AbortController();
    const cancelling = { signal: controller.signal, onProgress: ({ stage }: Progress) => stage === 'seal' && controller.abort() };
    await expect(sealSmall(anna, [ewa], file, { contents: { applicants: unreliable() } })).rejects.toThrow('package.');
    await expect(sealSmall(anna, [ewa], file, { contents: {} })).rejects.toThrow('package.malformed');
    await expect(sealSmall(anna, [ewa], file, cancelling)).rejects.toThrow('cancelled');
    await expect(sealSmall(anna, [ewa], file, { descriptor: { name: 'a', resources: [{ name: 'constructor', format: 'csv' }] } })).rejects.toThrow('package.malformed');
    await expect(sealSmall(anna, [], file)).rejects.toThrow('usage.invalid');
    await expect(sealSmall(anna, [ewa], join(folder, 'no', 'a.molo'))).rejects.toThrow('storage.notFound');
    await expect(sealSmall(anna, [ewa], file, { recipients: [ewa.identity.card.recipients.hybrid, ewa.identity.card.recipients.x25519] })).rejects.toThrow('trust.mixedRecipients');
    await expect(sealSmall(anna, [ewa], file, { recipients: ['age1nonsense'] })).rejects.toThrow('trust.badRecipient');
    expect(await filesIn(folder)).toEqual(before);
  });

  it('replaces an existing file only when told to', async () => {
    const { anna, ewa, file } = await scene();
    await writeFile(file, 'mine');
    await expect(sealSmall(anna, [ewa], file)).rejects.toThrow('storage.exists');
    expect(await readFile(file, 'utf8')).toBe('mine');
    await sealSmall(anna, [ewa], file, { overwrite: true });
    expect(await isSealedPackage(file)).toBe(true);
  });
});

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

describe('what was verified', () => {
  it('is what is read: a file exchanged afterwards gives nothing', async () => {
    const { anna, ewa, folder, file } = await scene();
    await sealSmall(anna, [ewa], file);
    const opened = await openPackage(file, ewa.keyring);
    await sealSmall(anna, [ewa], join(folder, 'b.molo'));
    await copyFile(join(folder, 'b.molo'), file);
    await expect(bytesOf(opened.resources[0]?.source as Source)).rejects.toThrow('package.damaged');
    await rm(file);
    await expect(bytesOf(opened.resources[0]?.source as Source)).rejects.toThrow('storage.notFound');
  });

  it('cannot be exchanged even by somebody who knows the file key', async () => {
    const { anna, ewa, file } = await scene();
    await sealSmall(anna, [ewa], file);
    const { header, nonce, cipher, plaintext } = await takenApart(file, ewa);
    const opened = await openPackage(file, ewa.keyring);
    const other = Buffer.from(plaintext);
    other.write('99999', other.indexOf('12190'));
    await writeFile(file, Buffer.concat([header, nonce, await cipher.seal(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), other)]));
    await expect(bytesOf(opened.resources[0]?.source as Source)).rejects.toThrow('package.damaged');
    await expect(openPackage(file, ewa.keyring)).rejects.toThrow('package.');
  });

  it('is not released where the job was cancelled', async () => {
    const { anna, ewa, file } = await scene();
    await sealSmall(anna, [ewa], file);
    await expect(openPackage(file, ewa.keyring, { signal: AbortSignal.abort() })).rejects.toThrow('cancelled');
    await expect(inspectPackage(file, ewa.keyring, { signal: AbortSignal.abort() })).rejects.toThrow('cancelled');
  });

  async function takenApart(file: string, reader: Person) {
    const bytes = await readBytes(file);
    const { size } = scanAgeHeader(bytes);
    const header = bytes.subarray(0, size);
    const nonce = bytes.subarray(size, size + 16);
    const cipher = await payloadCipher((await unwrapFileKey(header, reader.identity.secrets.age.hybrid)) as Uint8Array, nonce);
    const plaintext = (await cipher.open(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), bytes.subarray(size + 16))) as Uint8Array;
    return { header, nonce, cipher, plaintext };
  }
});

describe('whose identity opens a package', () => {
  it('is found without a question where one needs none', async () => {
    const { anna, folder, file } = await scene();
    const jan = await person(folder, 'Jan');
    await introduce(jan, anna);
    await jan.keyring.createIdentity({ name: 'Jan, locked', passphrase: async () => 'x' });
    await sealSmall(anna, [jan], file);
    const opened = await openPackage(file, jan.keyring, { passphrase: () => Promise.reject(new Error('asked')) });
    expect(opened.verdict.status).toBe('trusted');
  });

  it('is asked for by name, and a wrong passphrase is told from a wrong address', async () => {
    const { anna, folder, file } = await scene();
    const keyring = await openKeyring(join(folder, 'locked home'), { workFactor: 4 });
    const { card } = await keyring.createIdentity({ name: 'Jan', passphrase: async () => 'right' });
    await keyring.addContact(anna.card, { fingerprint: anna.identity.fingerprint });
    await sealSmall(anna, [], file, { recipients: [card.recipients.hybrid] });
    await expect(openPackage(file, keyring)).rejects.toThrow('trust.passphraseNeeded');
    await expect(openPackage(file, keyring, { passphrase: async () => 'wrong' })).rejects.toThrow('trust.passphraseWrong');
    await expect(inspectPackage(file, keyring, { passphrase: async () => 'wrong' })).rejects.toThrow('trust.passphraseWrong');
    const asked: string[] = [];
    const passphrase = async ({ name }: { name: string }): Promise<string> => (asked.push(name), 'right');
    expect((await openPackage(file, keyring, { passphrase })).verdict.status).toBe('trusted');
    await openPackage(file, keyring, { passphrase });
    expect(asked).toEqual(['Jan']);
  });

  it('is missing where the keyring is empty', async () => {
    const { anna, ewa, folder, file } = await scene();
    await sealSmall(anna, [ewa], file);
    await expect(openPackage(file, await openKeyring(join(folder, 'empty')))).rejects.toThrow('trust.noIdentity');
  });
});

describe('training', () => {
  const names = { publisher: 'Training office', trainee: 'Trainee' };

  it('reaches the verdict training and no other, in whatever order keyrings are tried', async () => {
    const { ewa, folder, file } = await scene();
    const { keyring, publisher, trainee } = await openTraining(join(folder, 'Ewa home'), names);
    await sealSmall({ identity: publisher, keyring, card: new Uint8Array(0) }, [{ identity: trainee, keyring, card: new Uint8Array(0) }], file);
    for (const keyrings of [[ewa.keyring, keyring], [keyring, ewa.keyring], keyring]) {
      expect((await openPackage(file, keyrings)).verdict.status).toBe('training');
    }
    expect((await inspectPackage(file, ewa.keyring)).status).toBe('refused');
  });

  it('does not make the training publisher a publisher to real identities', async () => {
    const { ewa, folder, file } = await scene();
    const { keyring, publisher } = await openTraining(join(folder, 'Ewa home'), names);
    await sealSmall({ identity: publisher, keyring, card: new Uint8Array(0) }, [ewa], file);
    expect((await inspectPackage(file, [ewa.keyring, keyring])).status).toBe('unknownPublisher');
  });

  it('does not make a real publisher a publisher to trainees', async () => {
    const { anna, folder, file } = await scene();
    const { keyring, trainee } = await openTraining(join(folder, 'Anna home'), names);
    await sealSmall(anna, [{ identity: trainee, keyring, card: new Uint8Array(0) }], file);
    expect((await inspectPackage(file, [anna.keyring, keyring])).status).toBe('unknownPublisher');
  });
});
