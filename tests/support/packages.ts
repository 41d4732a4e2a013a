import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Identity, type Keyring, openKeyring, sealPackage, type SealRequest } from '#electron/services';
import { type DraftDescriptor, type Manifest, recipientDigest, type RecipientKind, signManifest, writeZip, type ZipContent } from '#shared/package';
import { digestOf } from '#shared/provenance';
import { entry, joined, sealTo, utf8 } from './sealing';

export { entry, joined, sealTo, utf8 };

/** A folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'molo-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Someone with a keyring of their own and one identity in it, no passphrase. */
export interface Person {
  readonly keyring: Keyring;
  readonly identity: Identity;
  /** The bytes of their card. */
  readonly card: Uint8Array;
}

export async function person(folder: string, name: string): Promise<Person> {
  const out = join(folder, `${name} card`);
  const keyring = await openKeyring(join(folder, `${name} home`), { workFactor: 4 });
  const entry = await keyring.createIdentity({ name, passphrase: null, out });
  return { keyring, identity: await keyring.unlock(entry), card: await readBytes(join(out, 'card.json')) };
}

/** `one` has compared `other`'s fingerprint and added the card. */
export async function introduce(one: Person, other: Person): Promise<void> {
  await one.keyring.addContact(other.card, { fingerprint: other.identity.fingerprint });
}

export async function readBytes(path: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path));
}

export const CSV = utf8('geo,year,applicants\nPL,2015,12190\nPL,2022,9825\nNA,2022,1\n');

let packages = 0;

/** Packages of one name are editions of each other to whoever opens them; these are not. */
const newName = (): string => `asylum-${++packages}`;

/** A small package with one table, sealed by `publisher` for `readers`. */
export async function sealSmall(publisher: Person, readers: readonly Person[], out: string, request: Partial<SealRequest> = {}, kind: RecipientKind = 'hybrid') {
  return sealPackage({
    descriptor: smallDescriptor(),
    contents: { applicants: CSV },
    identity: publisher.identity,
    recipients: readers.map(({ identity }) => identity.card.recipients[kind]),
    out,
    ...request,
  });
}

/** What `sealSmall` seals, under a name of its own. */
export function smallDescriptor(name = newName()): DraftDescriptor {
  return {
    name,
    title: 'Asylum applicants',
    resources: [{ name: 'applicants', format: 'csv', schema: { fields: [{ name: 'geo' }, { name: 'year', type: 'integer' }, { name: 'applicants', type: 'integer' }] } }],
    molo: { languages: ['en'], title: { pl: 'Wnioskodawcy' } },
  };
}

/** What a forger may do differently; everything else is as `sealPackage` would have it. */
export interface Forgery {
  readonly manifest?: (manifest: Manifest) => unknown;
  /** The bytes that are signed and stored, if not the manifest as JSON. */
  readonly manifestBytes?: Uint8Array;
  readonly signature?: (honest: Uint8Array) => Uint8Array;
  readonly entries?: (honest: ZipContent[]) => ZipContent[];
  /** The archive's bytes. */
  readonly zip?: (honest: Uint8Array) => Uint8Array;
  /** Recipients of the file itself, beside or instead of those that the manifest names. */
  readonly recipients?: readonly string[];
}

/** Writes a sealed package by hand, with whatever is wrong in it sealed in properly. */
export async function forge(publisher: Person, reader: Person, out: string, forgery: Forgery = {}): Promise<void> {
  const recipient = reader.identity.card.recipients.hybrid;
  const manifest = honestManifest(publisher, recipient);
  const bytes = forgery.manifestBytes ?? utf8(JSON.stringify(forgery.manifest?.(manifest) ?? manifest));
  const signature = await signManifest(bytes, publisher.identity.secrets.signing, publisher.identity.fingerprint);
  const honest = [
    entry('datapackage.json', bytes),
    entry('datapackage.json.jws', forgery.signature?.(signature) ?? signature),
    entry('data/applicants.csv', CSV),
  ];
  const zip = await joined(writeZip(forgery.entries?.(honest) ?? honest));
  await writeFile(out, await sealTo(forgery.recipients ?? [recipient], forgery.zip?.(zip) ?? zip));
}

/** Every file below a folder, sorted: what a refusal must leave as it was. */
export async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

function honestManifest({ identity }: Person, recipient: string): Manifest {
  return {
    name: newName(),
    created: '2024-05-01T12:00:00Z',
    resources: [{ name: 'applicants', path: 'data/applicants.csv', format: 'csv', bytes: CSV.length, hash: digestOf(CSV) }],
    molo: {
      format: 'package/1',
      publisher: { name: identity.card.name, fingerprint: identity.fingerprint },
      sequence: 1,
      recipients: [recipientDigest(recipient)],
    },
  };
}
