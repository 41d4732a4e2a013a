/** What a person waits for after giving a question up, with the product's own client and worker. */
import { DataClient } from '#renderer/workers';
import type { NamedTable } from '#shared/query';
import { writeArrow } from '#shared/reader';
import type { Table } from '#shared/table';
import { median } from '../bench';
import { syntheticTables } from './synthetic';

const ROUNDS = 3;

/** Codes of a dictionary that is not small. */
const ENTRIES = 100_000;

/** Milliseconds. */
export interface Reopened {
  /** From giving up until the new worker has the tables. */
  readonly attached: number;
  /** From giving up until the kernel, and until SQLite, has answered the next question there. */
  readonly kernel: number;
  readonly sqlite: number;
  /** The longest task of the page's thread from reading the tables on. */
  readonly longestTask: number;
}

const NOTHING = 'select 1 as n';
const KERNEL = 'select citizenship, sum(n) as n from cases group by citizenship order by n desc';
/** Written once, as a person's questions are before one of them takes too long. */
const SQLITE = 'select max(rowid) as n from cases';
const ENDLESS = 'select count(*) from cases a, cases b, cases c';

export async function reopening(rows: number): Promise<Reopened> {
  const tasks: number[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  const file = new File([writeArrow(withManyCodes(syntheticTables(rows)[0] as NamedTable)) as Uint8Array<ArrayBuffer>], 'cases.arrow');
  const wasm = WebAssembly.compileStreaming(fetch(new URL('../../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url)));
  const client = new DataClient(() => new Worker(new URL('../../../renderer/workers/data/data.worker.ts', import.meta.url), { type: 'module' }), wasm);
  await settled();
  tasks.length = 0;
  await client.load('files', [{ name: 'cases', source: { kind: 'file', file } }]);
  await client.query({ sql: SQLITE });
  const times: number[][] = [];
  for (const sql of [NOTHING, KERNEL, `${SQLITE} -- again`]) {
    const own: number[] = [];
    for (let round = 0; round < ROUNDS; round++) own.push(await afterGivingUp(client, `${sql} -- ${round}`));
    times.push(own);
  }
  await settled();
  const [attached = NaN, kernel = NaN, sqlite = NaN] = times.map(median);
  return { attached, kernel, sqlite, longestTask: Math.max(0, ...tasks) };
}

async function afterGivingUp(client: DataClient, sql: string): Promise<number> {
  const stop = new AbortController();
  const endless = client.query({ sql: ENDLESS }, { signal: stop.signal }).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const start = performance.now();
  stop.abort();
  await endless;
  await client.query({ sql });
  return performance.now() - start;
}

function withManyCodes({ table }: NamedTable): Table {
  const dictionary = Array.from({ length: ENTRIES }, (_, index) => `municipality ${index}`);
  const codes = Uint32Array.from({ length: table.rows }, (_, row) => (Math.imul(row, 0x9e37_79b1) >>> 8) % ENTRIES);
  return { ...table, fields: [...table.fields, { name: 'municipality', type: 'string' }], columns: [...table.columns, { kind: 'dictionary', codes, dictionary }] };
}

/** Until what was done before is told to observers. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 500));
