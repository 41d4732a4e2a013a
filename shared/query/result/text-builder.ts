import { type Column, dictionaryFrom, Interner, narrowCodes } from '#shared/table';
import { type ColumnBuilder, withRoom } from './column-builder';
import { MixedBuilder } from './mixed-builder';

const STRICT = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text as codes: a value that came before costs no string. */
export class TextBuilder implements ColumnBuilder {
  private rows = 0;
  private codes = new Uint32Array(0);
  private readonly interner = new Interner();

  pushNull(): ColumnBuilder {
    return this.pushCode(this.interner.internNull());
  }

  pushText(view: DataView, start: number, end: number): ColumnBuilder {
    if (end + Interner.padding > view.byteLength) return this.pushLastText(view, start, end);
    return this.pushCode(this.interner.intern(view, start, end));
  }

  pushInteger(value: number | bigint): ColumnBuilder {
    return MixedBuilder.from(this.finish()).pushInteger(value);
  }

  pushReal(value: number): ColumnBuilder {
    return MixedBuilder.from(this.finish()).pushReal(value);
  }

  pushBlob(view: DataView, start: number, end: number): ColumnBuilder {
    return MixedBuilder.from(this.finish()).pushBlob(view, start, end);
  }

  get byteLength(): number {
    return this.codes.byteLength + this.interner.content().byteLength;
  }

  finish(): Column {
    const codes = this.codes.slice(0, this.rows);
    try {
      const dictionary = this.interner.entries(STRICT);
      return { kind: 'dictionary', codes: narrowCodes(codes, dictionary.length), dictionary };
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      const texts = this.lenientEntries();
      return dictionaryFrom(Array.from(codes, (code) => texts[code] as string | null));
    }
  }

  private pushCode(code: number): ColumnBuilder {
    if (this.rows === this.codes.length) this.codes = withRoom(this.codes, this.rows);
    this.codes[this.rows++] = code;
    return this;
  }

  /** A text at the very end of the memory, behind which nothing can be read. */
  private pushLastText(view: DataView, start: number, end: number): ColumnBuilder {
    const copy = new Uint8Array(end - start + Interner.padding);
    copy.set(new Uint8Array(view.buffer, view.byteOffset + start, end - start));
    return this.pushCode(this.interner.intern(new DataView(copy.buffer), 0, end - start));
  }

  /** A database of somebody else's may hold text that is not UTF-8: what cannot be read shows as U+FFFD. */
  private lenientEntries(): (string | null)[] {
    const nulls = this.interner.internNull();
    return Array.from({ length: this.interner.size }, (_, code) => (code === nulls ? null : LENIENT.decode(this.interner.bytesOf(code))));
  }
}
