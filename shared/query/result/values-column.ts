import { type Column, dictionaryFrom, type Values } from '#shared/table';
import type { ColumnBuilder } from './column-builder';
import { NullsBuilder } from './nulls-builder';

/** Values that the kernel computed as the column that they would be if SQLite had given them. */
export function valuesColumn({ cells, real }: Values): Column {
  if (!isOneClass({ cells, real })) return dictionaryFrom(cells);
  let builder: ColumnBuilder = new NullsBuilder();
  cells.forEach((cell, row) => {
    if (cell === null) builder = builder.pushNull();
    else builder = real[row] === 1 ? builder.pushReal(cell as number) : builder.pushInteger(cell as number | bigint);
  });
  return builder.finish();
}

/** Whether there are numbers of one storage class and nothing else. */
function isOneClass({ cells, real }: Values): boolean {
  const classes = new Set(cells.flatMap((cell, row) => (cell === null ? [] : [typeof cell === 'string' ? 'text' : real[row]])));
  return classes.size === 1 && !classes.has('text');
}
