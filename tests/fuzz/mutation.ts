import fc from 'fast-check';

/** One change of a file's bytes; `at` and `length` are fractions of its size. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'cut' | 'drop' | 'double' | 'swap'; readonly at: number; readonly length: number }
  | { readonly kind: 'write' | 'insert'; readonly at: number; readonly bytes: Uint8Array };

const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 64, size: 'max' });

/** Numbers that hurt where a length or count stands. */
const absurd = fc.constantFrom(...[[0xff, 0xff, 0xff, 0x7f], [0, 0, 0, 0x80], [0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff, 0x07], [0x80, 0xe1, 0xeb, 0x17]].map((list) => Uint8Array.from(list)));

export const mutations: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip' as const), at: fraction, bit: fc.nat(7) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'drop' as const, 'double' as const, 'swap' as const), at: fraction, length: fraction }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('write' as const, 'insert' as const), at: fraction, bytes: fc.oneof(bytes, absurd) }) },
);

export function mutated(original: Uint8Array, change: Mutation): Uint8Array {
  const at = Math.floor(change.at * original.length);
  const [before, after] = [original.subarray(0, at), original.subarray(at)];
  switch (change.kind) {
    case 'flip':
      return original.length === 0 ? original : original.with(at, (original[at] as number) ^ (1 << change.bit));
    case 'write':
      return joined(before, change.bytes, after.subarray(change.bytes.length));
    case 'insert':
      return joined(before, change.bytes, after);
    default: {
      const length = Math.ceil(change.length * after.length);
      const [middle, rest] = [after.subarray(0, length), after.subarray(length)];
      const kept = { cut: [before], drop: [before, rest], double: [before, middle, middle, rest], swap: [before, rest, middle] }[change.kind];
      return joined(...kept);
    }
  }
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}
