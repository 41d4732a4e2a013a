import { tableToIPC } from 'apache-arrow';
import { type Table, toArrow } from '#shared/table';

/** A table as an Arrow IPC file, which other tools open as it is. */
export function writeArrow(table: Table): Uint8Array {
  return tableToIPC(toArrow(table), 'file');
}
