import { type Cell, cellAt, type Table } from '#shared/table';

/** An array of row objects, a row a line. What JSON cannot hold exactly (integers above 2^53, infinities) is a string; blobs are base64. */
export function* jsonText(table: Table): Generator<string> {
  const keys = table.fields.map((field) => JSON.stringify(field.name));
  yield '[';
  for (let row = 0; row < table.rows; row++) {
    const pairs = table.columns.map((column, index) => `${keys[index]}:${JSON.stringify(jsonValue(cellAt(column, row)))}`);
    yield `${row === 0 ? '\n' : ',\n'}{${pairs.join(',')}}`;
  }
  yield table.rows === 0 ? ']\n' : '\n]\n';
}

/** A cell as JSON can say it. */
export function jsonValue(cell: Cell): string | number | null {
  if (typeof cell === 'bigint') return cell.toString();
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : String(cell);
  if (cell instanceof Uint8Array) return Buffer.from(cell).toString('base64');
  return cell;
}
