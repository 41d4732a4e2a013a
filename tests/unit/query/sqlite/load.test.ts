import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { createEngine, loadSqlite } from '#shared/query';

it('takes the WASM that a page hands in, after one that was none, and then keeps to it', async () => {
  await expect(loadSqlite({ wasm: new Uint8Array(100) })).rejects.toThrow();
  const wasm = await WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm')));
  const sqlite = await loadSqlite({ wasm });
  expect(await loadSqlite()).toBe(sqlite);
  const engine = createEngine(sqlite);
  expect(engine.query('SELECT fold(:word) AS folded', { word: 'ŁÓDŹ' }).table).toMatchObject({ rows: 1, columns: [{ dictionary: ['lodz'] }] });
  engine.close();
});
