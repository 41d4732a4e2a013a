import sqliteFile from 'sql.js/dist/sql-wasm.wasm?url';
import { pageFile } from '#renderer/host';
import { DataClient } from './data-client';

/** The data worker of this page, started at once: it takes a while, and the first file soon comes. */
export function startDataClient(): DataClient {
  const spawn = (): Worker => new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module', name: 'data' });
  return new DataClient(spawn, pageFile(sqliteFile).then((response) => WebAssembly.compileStreaming(response)));
}
