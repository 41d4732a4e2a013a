import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectPackage, isSealedPackage, openKeyring, openOrRefuse, openPackage, type SealedBytes, sealPackage } from '#electron/services';
import type { Progress } from '#shared/base';
import { type DraftDescriptor, scanAgeHeader } from '#shared/package';
import { digestOf } from '#shared/provenance';
import type { Source } from '#shared/reader';
import { payloadCipher, unwrapFileKey } from '../../../electron/services/packages/age-file';
import { CSV, filesIn, introduce, joined, type Person, person, readBytes, sealSmall, utf8 } from '../../support/packages';
import { cast } from './cast';

const scene = await cast();

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
