import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOrRefuse, openPackage, sealPackage } from '#electron/services';
import { isMoloError } from '#shared/base';
import { type RecipientKind, scanAgeHeader } from '#shared/package';
import { filesIn, introduce, type Person, person, readBytes, sealSmall, utf8 } from '../../support/packages';

/** Milliseconds for some 2,500 packages one after the other, which take a quarter of a minute on a quiet machine. */
const EVERY_BYTE = 120_000;

let folder: string;
let anna: Person;
let ewa: Person;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'molo-hostile-'));
  [anna, ewa] = [await person(folder, 'Anna'), await person(folder, 'Ewa')];
  await introduce(ewa, anna);
  file = join(folder, 'a.molo');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes the bytes where the package was, and expects a refusal in the right words that leaves nothing behind. */
async function expectRefusal(bytes: Uint8Array, what: string): Promise<void> {
  await writeFile(file, bytes);
  const before = await filesIn(folder);
  const error = await openPackage(file, ewa.keyring).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(isMoloError(error) ? error.code : error, what).toMatch(REFUSALS);
  expect(await filesIn(folder), what).toEqual(before);
}

/** Expects the same of every one of them, from memory: thousands of files would take minutes. */
async function expectRefusals(variants: Iterable<readonly [bytes: Uint8Array, what: string]>): Promise<void> {
  const before = await filesIn(folder);
  for (const [bytes, what] of variants) {
    const place = { name: 'a.molo', size: bytes.length, read: (target: Uint8Array, position: number) => copied(bytes, target, position) };
    const outcome = await openOrRefuse(place, ewa.keyring);
    expect('error' in outcome ? outcome.error.code : outcome, what).toMatch(REFUSALS);
  }
  expect(await filesIn(folder)).toEqual(before);
}

function copied(bytes: Uint8Array, target: Uint8Array, position: number): number {
  const part = bytes.subarray(position, position + target.length);
  target.set(part);
  return part.length;
}

const REFUSALS = /^(package\.(damaged|truncated|unsupported|limit)|trust\.(notRecipient|mixedRecipients))$/;

function* every(step: number, from: number, to: number): Generator<number> {
  for (let at = from; at < to; at += step) yield at;
}

async function small(kind: RecipientKind): Promise<Uint8Array> {
  await sealSmall(anna, [ewa], file, { overwrite: true }, kind);
  return readBytes(file);
}

/** Three chunks of payload. */
async function large(): Promise<Uint8Array> {
  const contents = { numbers: utf8(Array.from({ length: 25_000 }, (_, row) => `${row}\n`).join('')) };
  const descriptor = { name: 'large', resources: [{ name: 'numbers', format: 'csv' }] };
  await sealPackage({ descriptor, contents, identity: anna.identity, recipients: [ewa.identity.card.recipients.x25519], out: file, overwrite: true });
  return readBytes(file);
}

const flipped = (bytes: Uint8Array, at: number, bits: number): Uint8Array => bytes.with(at, (bytes[at] as number) ^ bits);

describe('a package of which one byte was flipped', () => {
  it('is refused, whichever byte it was: of header, nonce, manifest, signature, table or directory', async () => {
    const bytes = await small('x25519');
    await expectRefusals([...bytes.keys()].map((at) => [flipped(bytes, at, 1 << at % 8), `byte ${at}`]));
  }, EVERY_BYTE);

  it('is refused anywhere in a post-quantum header', async () => {
    const bytes = await small('hybrid');
    for (const at of every(29, 3, scanAgeHeader(bytes).size)) await expectRefusal(flipped(bytes, at, 0x20), `byte ${at}`);
  });

  it('is refused in any chunk of a larger one', async () => {
    const bytes = await large();
    for (const at of every(7919, 0, bytes.length)) await expectRefusal(flipped(bytes, at, 4), `byte ${at}`);
  });
});

describe('a package that was cut short', () => {
  it('is refused, wherever the cut is', async () => {
    const bytes = await small('x25519');
    await expectRefusals([...bytes.keys()].map((length) => [bytes.subarray(0, length), `cut at ${length}`]));
  }, EVERY_BYTE);

  it('is refused also where the cut leaves whole chunks', async () => {
    const bytes = await large();
    const start = scanAgeHeader(bytes).size + 16;
    for (const chunks of [0, 1, 2]) {
      for (const around of [-1, 0, 1, 15, 16, 17]) await expectRefusal(bytes.subarray(0, start + chunks * 65_552 + around), `cut at chunk ${chunks} ${around}`);
    }
  });
});

describe('a package with something added', () => {
  it('is refused, be it one byte or another package', async () => {
    const bytes = await small('x25519');
    const other = await small('x25519');
    for (const added of [Uint8Array.of(0), utf8('\n'), new Uint8Array(65_552), other]) {
      await expectRefusal(Buffer.concat([bytes, added]), `${added.length} bytes behind`);
      await expectRefusal(Buffer.concat([added, bytes]).subarray(added === other ? 1 : 0), `${added.length} bytes before`);
    }
  });

  it('is refused where header and payload come from two packages of one sender', async () => {
    const [one, other] = [await small('x25519'), await small('x25519')];
    const size = scanAgeHeader(one).size;
    await expectRefusal(Buffer.concat([one.subarray(0, size), other.subarray(size)]), 'another payload');
  });
});

describe('a header made to overwhelm', () => {
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;

  it.each([
    ['endless', `age-encryption.org/v1\n${stanza.repeat(8000)}`],
    ['one endless line', `age-encryption.org/v1\n-> X25519 ${'A'.repeat(600_000)}`],
    ['of more recipients than allowed', `age-encryption.org/v1\n${stanza.repeat(300)}--- ${'A'.repeat(43)}\n`],
    ['of as many useless recipients as allowed', `age-encryption.org/v1\n${stanza.repeat(256)}--- ${'A'.repeat(43)}\n${'x'.repeat(99)}`],
    ['of lines without sense', `age-encryption.org/v1\n${'\n'.repeat(1000)}--- ${'A'.repeat(43)}\n`],
    ['of empty stanzas', `age-encryption.org/v1\n${'-> \n'.repeat(100)}--- \n`],
    ['ended before it began', 'age-encryption.org/v1\n--- \n'],
    ['in capital letters', 'AGE-ENCRYPTION.ORG/V1\n'],
    ['with a passphrase that would take days', `age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n${'A'.repeat(43)}\n--- ${'A'.repeat(43)}\n`],
  ])('is refused: %s', async (what, header) => {
    await expectRefusal(utf8(header), what);
  });
});
