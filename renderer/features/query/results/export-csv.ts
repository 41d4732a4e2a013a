import { inSlices } from '#renderer/ui';
import { saveBlob, type Workbench } from '#renderer/workbench';
import { writeCsv } from '#shared/reader';
import type { Result } from '../runs';

/** Signs that a file of some system cannot have in its name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]+/gu;

/** A title as a file's name. */
export function fileName(title: string, suffix: string): string {
  const name = title.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim().replace(/^\.+/, '').slice(0, 120);
  return `${name === '' ? 'query' : name}.${suffix}`;
}

/**
 * A result as a CSV file: the bytes that `molo query` prints for the statement. Made in slices, so that the page goes
 * on; a result that was cut off is asked again for all of its rows.
 */
export async function exportCsv({ data }: Pick<Workbench, 'data'>, { answer, asked: { sql, params } }: Result, title: string): Promise<number> {
  const table = answer.truncated ? (await data.query({ sql, params })).table : answer.table;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  await inSlices(collecting(writeCsv(table), pieces));
  saveBlob(new Blob(pieces, { type: 'text/csv;charset=utf-8' }), fileName(title, 'csv'));
  return table.rows;
}

function* collecting(from: Iterable<Uint8Array>, into: Uint8Array<ArrayBuffer>[]): Generator<void, void> {
  for (const piece of from) {
    into.push(piece as Uint8Array<ArrayBuffer>);
    yield;
  }
}
