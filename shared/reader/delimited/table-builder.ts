import { MoloError } from '#shared/base';
import type { Field, Table } from '#shared/table';
import { folded, freeName } from '../field-names';
import type { ReadLimits } from '../reader';
import type { Blocks } from './blocks';
import { type CellBlock, type CellColumn, viewOf } from './cells';
import { declaredColumn } from './declared-column';
import { isUtf8 } from './encoding';
import { InferredColumn } from './inferred-column';
import { passedColumn, PassedText } from './passed-column';

/** Cells of a whole table: nine bytes each while they are numbers, so this is what memory can hold. */
const CELLS = 400_000_000;

/** Records -> columns, block by block. */
export class TableBuilder {
  rows = 0;
  private readonly columns: readonly CellColumn[];
  /** Whether text goes by that no column keeps: then the encoding of all text is checked here, block by block. */
  private readonly passes: boolean;
  private isSound = true;

  /**
   * @param width number of cells in each record
   * @param declared the fields as declared; where there are none they are inferred
   * @param wanted names of the fields to keep; the text must be UTF-8 then
   */
  constructor(
    private readonly width: number,
    private readonly declared: readonly Field[] | undefined,
    private readonly limits: ReadLimits,
    wanted?: ReadonlySet<string>,
  ) {
    this.columns = Array.from({ length: width }, (_, index) => {
      const field = declared?.[index];
      if (field === undefined) return new InferredColumn();
      return wanted === undefined || wanted.has(field.name) ? declaredColumn(field) : passedColumn(field);
    });
    this.passes = this.columns.some((column) => column instanceof PassedText);
  }

  /** @throws MoloError `package.table` for records of another width and cells that do not fit their declared type */
  add(blocks: Blocks): void {
    const { bytes, scanner } = blocks;
    const { starts, ends, records } = scanner;
    this.checkWidths(blocks);
    this.checkSize(records, blocks);
    if (this.passes && this.isSound) this.isSound = isUtf8(blocks.scanned);
    const block: CellBlock = { bytes, view: viewOf(bytes), starts, ends, fields: this.width, records, firstRow: this.rows };
    this.columns.forEach((column, index) => {
      const unfit = column.fill(block, index);
      if (unfit === null) return;
      const { name, type } = this.declared?.[index] as Field;
      const place = blocks.place(starts[unfit * this.width + index] as number);
      throw new MoloError('package.table', { ...place, context: 'value', field: name, type });
    });
    this.rows += records;
  }

  /** Whether the last field is not declared and no cell of it held anything. */
  lastIsEmpty(): boolean {
    const last = this.columns.at(-1);
    return this.declared?.[this.width - 1] === undefined && last instanceof InferredColumn && last.isEmpty();
  }

  isUtf8(): boolean {
    return this.isSound && this.columns.every((column) => column.isUtf8());
  }

  textBytes(): Uint8Array[] {
    return this.columns.map((column) => column.textBytes());
  }

  /**
   * The table of the first fields, as many as there are names.
   * @throws TypeError where the text is not in the decoder's encoding
   */
  finish(names: readonly string[], decoder: TextDecoder): Table {
    if (!this.isSound) throw new TypeError('text that was passed over is not UTF-8');
    const taken = new Set(names.map(folded));
    const finished = names.flatMap((name, index) => {
      const [values, flags] = (this.columns[index] as CellColumn).finish(this.rows, name, decoder);
      if (flags === undefined) return [values];
      const flagName = freeName(`${name}_flag`, taken);
      taken.add(folded(flagName));
      return [values, { ...flags, field: { ...flags.field, name: flagName } }];
    });
    return { rows: this.rows, fields: finished.map(({ field }) => field), columns: finished.map(({ column }) => column) };
  }

  private checkWidths(blocks: Blocks): void {
    const { records, recordEnds, starts } = blocks.scanner;
    for (let record = 0, before = 0; record < records; record++) {
      const end = recordEnds[record] as number;
      if (end - before !== this.width) {
        throw new MoloError('package.table', { ...blocks.place(starts[before] as number), context: 'cells', expected: this.width, found: end - before });
      }
      before = end;
    }
  }

  private checkSize(records: number, blocks: Blocks): void {
    const { file } = blocks.place(0);
    const rows = this.rows + records;
    if (rows > this.limits.rows) throw new MoloError('package.limit', { file, context: 'rows', maximum: this.limits.rows });
    if (rows * this.width > CELLS) throw new MoloError('package.limit', { file, context: 'cells', maximum: CELLS });
  }
}
