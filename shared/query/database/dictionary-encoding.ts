import type { Codes, DictionaryColumn, FieldType } from '#shared/table';
import type { ColumnEncoding, DeclaredType } from './column-encoding';
import { declaredTypeOf } from './declared-type';
import { type EntryPool, POOL_SLACK, serialiseEntries } from './entry-pool';
import { nullEncoding } from './null-encoding';
import type { Records } from './records';
import { putVarint } from './varint';

/** Body bytes up to which a loop over words beats a block copy. */
const SHORT = 64;

/** Every dictionary entry is serialised once; a row costs a look-up and a copy. */
export function dictionaryEncoding(column: DictionaryColumn, fieldType: FieldType): ColumnEncoding {
  const declaredType = declaredTypeOf(column, fieldType);
  if (column.dictionary.every((cell) => cell === null)) return nullEncoding(declaredType);
  return new DictionaryEncoding(declaredType, column.codes, serialiseEntries(column.dictionary, declaredType === 'REAL'));
}

class DictionaryEncoding implements ColumnEncoding {
  readonly fixedHeader: number;
  private readonly poolView: DataView;

  constructor(
    readonly declaredType: DeclaredType,
    private readonly codes: Codes,
    private readonly entries: EntryPool,
  ) {
    const { pool, headerBytes } = entries;
    this.poolView = new DataView(pool.buffer, pool.byteOffset, pool.byteLength);
    this.fixedHeader = headerBytes.every((bytes) => bytes === 1) ? 1 : 0;
  }

  measure(from: number, to: number, header: Uint16Array, body: Uint32Array): void {
    const { codes, fixedHeader } = this;
    const { bodyBytes, headerBytes } = this.entries;
    for (let row = from; row < to; row++) {
      const code = codes[row] as number;
      body[row] = (body[row] as number) + (bodyBytes[code] as number);
      if (fixedHeader === 0) header[row] = (header[row] as number) + (headerBytes[code] as number);
    }
  }

  write({ from, to, bytes, view, headerAt, bodyAt, ends }: Records): void {
    const { codes, poolView } = this;
    const narrow = this.fixedHeader === 1;
    const { serials, starts, pool } = this.entries;
    for (let row = from, i = 0; row < to; row++, i++) {
      const code = codes[row] as number;
      const place = headerAt[i] as number;
      if (narrow) {
        bytes[place] = serials[code] as number;
        headerAt[i] = place + 1;
      } else {
        headerAt[i] = putVarint(bytes, place, serials[code] as number);
      }
      let source = starts[code] as number;
      const end = starts[code + 1] as number;
      let at = bodyAt[i] as number;
      const next = at + end - source;
      bodyAt[i] = next;
      if (end - source > SHORT) {
        bytes.set(pool.subarray(source, end), at);
      } else if (next + POOL_SLACK > (ends[i] as number)) {
        while (source < end) bytes[at++] = pool[source++] as number;
      } else {
        for (; at < next; at += 8, source += 8) {
          view.setInt32(at, poolView.getInt32(source, true), true);
          view.setInt32(at + 4, poolView.getInt32(source + 4, true), true);
        }
      }
    }
  }
}
