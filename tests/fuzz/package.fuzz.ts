import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { openKeyring, openPackage, sealPackage } from '#electron/services';
import { isMoloError } from '#shared/base';
import type { Fuzzer } from './fuzzer';

/** One change of a file's bytes; `at` and `length` are fractions of its size. */
type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut' | 'drop' | 'double' | 'swap'; readonly at: number; readonly length: number }
  | { readonly kind: 'write' | 'insert'; readonly at: number; readonly bytes: Uint8Array };

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 64, size: 'max' });

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fraction, bit: fc.nat(7) }),
  fc.record({ kind: fc.constantFrom('cut' as const, 'drop' as const, 'double' as const, 'swap' as const), at: fraction, length: fraction }),
  fc.record({ kind: fc.constantFrom('write' as const, 'insert' as const), at: fraction, bytes }),
);

function mutated(original: Uint8Array, change: Mutation): Uint8Array {
  const at = Math.floor(change.at * original.length);
  const [before, after] = [original.subarray(0, at), original.subarray(at)];
  switch (change.kind) {
    case 'flip': {
      const flipped = original.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << change.bit);
      return flipped;
    }
    case 'write':
      return Buffer.concat([before, change.bytes, after.subarray(change.bytes.length)]);
    case 'insert':
      return Buffer.concat([before, change.bytes, after]);
    default: {
      const length = Math.ceil(change.length * after.length);
      const [middle, rest] = [after.subarray(0, length), after.subarray(length)];
      const kept = { cut: [before], drop: [before, rest], double: [before, middle, middle, rest], swap: [before, rest, middle] }[change.kind];
      return Buffer.concat(kept);
    }
  }
}

const ROWS = Array.from({ length: 12_000 }, (_, row) => `${2008 + (row % 15)},${row}\n`).join('');

/** A sealed package of two 64 KiB chunks, a keyring that may read it, and a folder to work in. */
async function sealed(folder: string) {
  const keyring = await openKeyring(join(folder, 'home'), { workFactor: 4 });
  const identity = await keyring.unlock(await keyring.createIdentity({ name: 'A statistics office', passphrase: null }));
  const path = join(folder, 'package.molo');
  await sealPackage({
    descriptor: { name: 'asylum', title: 'Asylum applicants', resources: [{ name: 'applicants', format: 'csv' }] },
    contents: { applicants: new TextEncoder().encode(`year,applicants\n${ROWS}`) },
    identity,
    recipients: [identity.card.recipients.hybrid],
    out: path,
  });
  return { keyring, original: new Uint8Array(await readFile(path)) };
}

export default {
  name: 'package',
  about: 'a sealed package whose bytes were changed in any way is refused, with a code',
  async prepare() {
    const folder = await mkdtemp(join(tmpdir(), 'molo-fuzz-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const { keyring, original } = await sealed(folder);
    return {
      inputs: fc.array(mutation, { minLength: 1, maxLength: 3 }),
      async check(changes) {
        const changed = changes.reduce(mutated, original);
        if (Buffer.compare(changed, original) === 0) return;
        const path = join(folder, `${randomUUID()}.molo`);
        await writeFile(path, changed);
        const refused = await openPackage(path, keyring).then(
          () => null,
          (error: unknown) => error,
        );
        await rm(path);
        if (refused === null) throw new Error('A changed package was opened.');
        if (!isMoloError(refused) || !/^(package|trust)\./.test(refused.code)) throw new Error('It was refused without a fitting code.', { cause: refused });
      },
    };
  },
} satisfies Fuzzer<readonly Mutation[]>;
