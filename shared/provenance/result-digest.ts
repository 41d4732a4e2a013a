import type { Digest } from '#shared/base';
import { encode, uint32, uint64, utf8, type Value, withLength } from './bytes';
import { type Hasher, sha256 } from './hasher';

interface NumberValues<Values> {
  readonly values: Values;
  /** One bit a row, least significant first, 1 = there is a value. */
  readonly validity: Uint8Array | null;
}

type ResultColumn =
  | { readonly kind: 'dictionary'; readonly codes: ArrayLike<number>; readonly dictionary: readonly Value[] }
  | ({ readonly kind: 'int32' | 'float64' } & NumberValues<ArrayLike<number>>)
  | ({ readonly kind: 'int64' } & NumberValues<ArrayLike<bigint>>);

/** What `resultDigest` needs of a table; `Table` of the table room fits. */
export interface Result {
  readonly rows: number;
  readonly fields: readonly { readonly name: string }[];
  readonly columns: readonly ResultColumn[];
}

const MAGIC = 'molo-result/1\n';

/** Some milliseconds of work. */
const VALUES_OF_A_STEP = 10_000;

/**
 * The digest of what a query answered: names, order of columns and rows, and every value,
 * whatever arrays hold them. The byte layout is in this room's README; a result of the
 * same values has the same digest on every machine and in every later version.
 */
export function resultDigest(result: Result, hasher: Hasher = sha256()): Digest {
  const steps = digesting(result, hasher);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `resultDigest` in steps, for whoever must not be held up: each says which share of the values is done, from 0 to 1. */
export function* digesting(result: Result, hasher: Hasher = sha256()): Generator<number, Digest> {
  const values = result.rows * result.fields.length;
  let done = 0;
  const gathered = gather(hasher);
  gathered.add(utf8(MAGIC));
  gathered.add(uint32(result.fields.length));
  gathered.add(uint64(result.rows));
  for (const [index, field] of result.fields.entries()) {
    gathered.add(withLength(utf8(field.name)));
    for (const value of encodedValues(result.columns[index] as ResultColumn, result.rows)) {
      gathered.add(value);
      if (++done % VALUES_OF_A_STEP === 0) yield done / values;
    }
  }
  gathered.flush();
  return hasher.digest();
}

function* encodedValues(column: ResultColumn, rows: number): Generator<Uint8Array> {
  if (column.kind === 'dictionary') {
    const encoded = column.dictionary.map(encode);
    for (let row = 0; row < rows; row++) yield encoded[column.codes[row] as number] as Uint8Array;
    return;
  }
  for (let row = 0; row < rows; row++) {
    const valid = column.validity === null || ((column.validity[row >> 3] as number) & (1 << (row & 7))) !== 0;
    yield encode(valid ? (column.values[row] as number | bigint) : null);
  }
}

/** Small pieces reach the hasher as few large ones: each call costs more than its bytes. */
function gather(hasher: Hasher): { add(bytes: Uint8Array): void; flush(): void } {
  const buffer = new Uint8Array(32 * 1024);
  let used = 0;
  const flush = (): void => {
    if (used > 0) hasher.update(buffer.subarray(0, used));
    used = 0;
  };
  const add = (bytes: Uint8Array): void => {
    if (used + bytes.length > buffer.length) flush();
    if (bytes.length > buffer.length) return hasher.update(bytes);
    buffer.set(bytes, used);
    used += bytes.length;
  };
  return { add, flush };
}
