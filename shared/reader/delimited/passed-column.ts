import { type Field, nullColumn } from '#shared/table';
import type { CellBlock, CellColumn, FinishedField } from './cells';
import { declaredColumn } from './declared-column';

const NOTHING = new Uint8Array(0);

/** A declared field whose values nobody wants: its cells are held to the declaration all the same, and come as NULL. */
export function passedColumn(field: Field): CellColumn {
  return field.type === 'string' ? new PassedText(field) : new Passed(field);
}

/** Any text fits; whether it is text at all, the whole block is asked at once. */
export class PassedText implements CellColumn {
  constructor(private readonly field: Field) {}

  fill(): null {
    return null;
  }

  isUtf8(): boolean {
    return true;
  }

  textBytes(): Uint8Array {
    return NOTHING;
  }

  finish(rows: number): readonly [FinishedField] {
    return [{ field: this.field, column: nullColumn(rows) }];
  }
}

/** Only a column knows whether its cells fit, so it is read as ever and then let go. */
class Passed implements CellColumn {
  private readonly column: CellColumn;

  constructor(private readonly field: Field) {
    this.column = declaredColumn(field);
  }

  fill(block: CellBlock, field: number): number | null {
    return this.column.fill(block, field);
  }

  isUtf8(): boolean {
    return this.column.isUtf8();
  }

  textBytes(): Uint8Array {
    return this.column.textBytes();
  }

  finish(rows: number): readonly [FinishedField] {
    if (!this.isUtf8()) throw new TypeError('text that was passed over is not UTF-8');
    return [{ field: this.field, column: nullColumn(rows) }];
  }
}
