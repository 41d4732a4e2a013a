import { type Column, dictionaryFrom } from '#shared/table';
import type { ColumnBuilder } from './column-builder';
import { MixedBuilder } from './mixed-builder';
import { Float64Builder, Int32Builder, Int64Builder } from './number-builders';
import { TextBuilder } from './text-builder';

/** Where every column begins: nothing but NULL so far, so that the first value decides. */
export class NullsBuilder implements ColumnBuilder {
  readonly byteLength = 0;
  private rows = 0;

  pushNull(): ColumnBuilder {
    this.rows++;
    return this;
  }

  pushInteger(value: number | bigint): ColumnBuilder {
    return this.begun(value === (Number(value) | 0) ? new Int32Builder() : new Int64Builder()).pushInteger(value);
  }

  pushReal(value: number): ColumnBuilder {
    return this.begun(new Float64Builder()).pushReal(value);
  }

  pushText(view: DataView, start: number, end: number): ColumnBuilder {
    return this.begun(new TextBuilder()).pushText(view, start, end);
  }

  pushBlob(view: DataView, start: number, end: number): ColumnBuilder {
    return this.begun(new MixedBuilder()).pushBlob(view, start, end);
  }

  finish(): Column {
    return dictionaryFrom(new Array<null>(this.rows).fill(null));
  }

  private begun(builder: ColumnBuilder): ColumnBuilder {
    for (let row = 0; row < this.rows; row++) builder.pushNull();
    return builder;
  }
}
