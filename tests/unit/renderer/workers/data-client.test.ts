import { afterEach, describe, expect, it, vi } from 'vitest';
import { resourceReading } from '#shared/package';
import { digestOf } from '#shared/provenance';
import { records } from '#shared/table';
import type { Answered, TableToRead } from '../../../../renderer/workers/data/contract';
import { DataClient } from '../../../../renderer/workers/data/data-client';
import type { KeptDatabase } from '../../../../renderer/workers/data/kept-table';
import { WorkerYard } from '../../../support/data-worker';

const yards: WorkerYard[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  yards.splice(0).forEach((yard) => yard.started.forEach((worker) => worker.terminate()));
});

function newClient(resources?: Readonly<Record<string, string>>): { client: DataClient; yard: WorkerYard } {
  const yard = new WorkerYard(resources);
  yards.push(yard);
  return { client: new DataClient(yard.spawn, Promise.resolve({} as WebAssembly.Module)), yard };
}

const csv = (name: string, text: string): TableToRead => ({ name: name.replace('.csv', ''), source: { kind: 'file', file: new File([text], name) } });
const CASES = csv('cases.csv', 'geo,year,n\nPL,2023,10\nCZ,2023,20\nPL,2024,30\n');
const rows = async (client: DataClient, sql: string): Promise<unknown[]> => [...records((await client.query({ sql })).table)];

describe('the data client', () => {
  it('reads a file, says how it was written, and answers questions about it', async () => {
    const { client } = newClient();
    const { tables, readings } = await client.load('files', [CASES]);
    expect(tables.map(({ name, rows: count }) => [name, count])).toEqual([['cases', 3]]);
    const text = 'geo,year,n\nPL,2023,10\nCZ,2023,20\nPL,2024,30\n';
    expect(readings).toEqual([expect.objectContaining({ name: 'cases', reader: 'csv', delimiter: ',', digest: digestOf(new TextEncoder().encode(text)) })]);
    expect(await rows(client, 'SELECT geo, sum(n) AS n FROM cases GROUP BY geo ORDER BY geo')).toEqual([{ geo: 'CZ', n: 20 }, { geo: 'PL', n: 40 }]);
  });

  it('keeps declared fields over guessing', async () => {
    const { client } = newClient({ t: 'code\n1\n2\n' });
    const field = { name: 'code', type: 'string' as const, title: { pl: 'Kod' } };
    const source = { kind: 'resource' as const, digest: digestOf(new Uint8Array()), resource: 't', fileName: 'data/t.csv', size: 9 };
    await client.load('asylum', [{ name: 't', source, fields: [field], format: 'csv' }]);
    const { table } = await client.query({ sql: 'SELECT code FROM asylum.t' });
    expect(table.fields).toEqual([expect.objectContaining({ type: 'string', title: { pl: 'Kod' } })]);
    expect([...records(table)]).toEqual([{ code: '1' }, { code: '2' }]);
  });

  it('reads a sealed table as its publisher declares that cells are written', async () => {
    const { client } = newClient({ t: 'n\n-9\n2\n' });
    const { options, conventions } = resourceReading({ format: 'csv', schema: { fields: [{ name: 'n', type: 'integer' }], missingValues: ['-9'] } });
    const source = { kind: 'resource' as const, digest: digestOf(new Uint8Array()), resource: 't', fileName: 'data/t.csv', size: 7 };
    await client.load('asylum', [{ name: 't', source, ...options, conventions }]);
    expect(await rows(client, 'SELECT sum(n) AS n, count(n) AS counted FROM asylum.t')).toEqual([{ n: 2, counted: 1 }]);
  });

  it('puts plain files side by side under one alias, and takes one away again', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    const again = await client.load('files', [csv('cases.csv', 'x\n1\n')]);
    expect(again.readings.map(({ name }) => name)).toEqual(['cases_2']);
    await client.drop('files', ['cases']);
    expect(await rows(client, 'SELECT x FROM files.cases_2')).toEqual([{ x: 1 }]);
    expect(client.databases().map(({ alias, tables }) => [alias, tables.map(({ name }) => name)])).toEqual([['files', ['cases_2']]]);
    await client.drop('files');
    expect(client.databases()).toEqual([]);
    await expect(client.query({ sql: 'SELECT 1 FROM files.cases_2' })).rejects.toMatchObject({ code: 'query.noTable' });
  });

  it('leaves everything as it was when a file cannot be read', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    await expect(client.load('files', [csv('broken.csv', 'a\0b\n1\n')])).rejects.toMatchObject({ name: 'MoloError' });
    expect(await rows(client, 'SELECT count(*) AS n FROM cases')).toEqual([{ n: 3 }]);
  });

  it('gives refusals as the codes that the catalogues know', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    await expect(client.query({ sql: 'DELETE FROM cases' })).rejects.toMatchObject({ code: 'query.notReadOnly' });
    await expect(client.query({ sql: 'SELECT 1; SELECT 2' })).rejects.toMatchObject({ code: 'query.severalStatements' });
  });

  it('hands over dictionaries of many texts whole', async () => {
    const { client } = newClient();
    const names = Array.from({ length: 20_000 }, (_, row) => `name ${row}`);
    await client.load('files', [csv('many.csv', `name\n${names.join('\n')}\n`)]);
    const { table } = await client.query({ sql: 'SELECT name FROM many' });
    expect([...records(table)].map(({ name }) => name)).toEqual(names);
  });
});

describe('a field in figures', () => {
  it('is told of a table by the name that statements call it by', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    expect(await client.profile({ alias: 'files', name: 'cases', field: 'geo' })).toMatchObject({ rows: 3, missing: 0, distinct: 2, min: 'CZ', max: 'PL' });
    await expect(client.profile({ alias: 'files', name: 'gone', field: 'geo' })).rejects.toMatchObject({ code: 'query.noTable' });
  });
});

describe('two editions and files for the host', () => {
  it('compares what is attached under two names', async () => {
    const { client } = newClient();
    await client.load('old', [CASES]);
    await client.load('new', [csv('cases.csv', 'geo,year,n\nPL,2023,11\nCZ,2023,20\nHU,2024,5\n')]);
    const changes = await client.compare({ before: { alias: 'old', name: 'cases' }, after: { alias: 'new', name: 'cases' }, key: ['geo', 'year'] });
    expect(changes).toMatchObject({ by: 'key', added: { count: 1 }, removed: { count: 1 }, changedFields: [{ name: 'n', rows: 1 }] });
    await expect(client.compare({ before: { alias: 'old', name: 'gone' }, after: { alias: 'new', name: 'cases' }, key: [] })).rejects.toMatchObject({ code: 'query.noTable' });
  });

  it('writes tables and answers as files that read back the same', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    const { bytes, fields, rows: count } = await client.write({ sql: 'SELECT geo, sum(n) AS n FROM cases GROUP BY geo ORDER BY geo' });
    expect([count, fields.map(({ name }) => name)]).toEqual([2, ['geo', 'n']]);
    await client.load('back', [{ name: 'sums', source: { kind: 'file', file: new File([bytes], 'sums.parquet') } }]);
    expect(await rows(client, 'SELECT * FROM sums')).toEqual([{ geo: 'CZ', n: 20 }, { geo: 'PL', n: 40 }]);
    expect((await client.write({ alias: 'files', name: 'cases' })).fields.map(({ name }) => name)).toEqual(['geo', 'year', 'n']);
  });
});

describe('an answer that was given before', () => {
  const SUM = 'SELECT sum(n) AS n FROM cases';

  it('is given again without the worker, and says so', async () => {
    const { client, yard } = newClient();
    await client.load('files', [CASES]);
    const first = await client.query({ sql: SUM });
    yard.latest.isStuck = true;
    const again = await client.query({ sql: SUM });
    expect([first.cached, again.cached]).toEqual([false, true]);
    expect(again).toEqual({ ...first, cached: true });
    expect(client.known({ sql: SUM })).toBe(again);
  });

  it('is forgotten when the tables change', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    await client.query({ sql: SUM });
    await client.load('more', [csv('other.csv', 'x\n1\n')]);
    expect(client.known({ sql: SUM })).toBeUndefined();
    await client.query({ sql: SUM });
    await client.drop('more');
    expect((await client.query({ sql: SUM })).cached).toBe(false);
  });

  it('is asked for anew where it lacks the digest, or could be another one', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    await client.query({ sql: SUM });
    expect(await client.query({ sql: SUM, digest: true })).toMatchObject({ cached: false, digest: expect.stringMatching(/^sha256:/) as unknown });
    await client.query({ sql: 'SELECT random() AS n FROM cases' });
    expect((await client.query({ sql: 'SELECT random() AS n FROM cases' })).cached).toBe(false);
  });
});

describe('who answers', () => {
  it('is the kernel in the page too, or SQLite where that is asked for', async () => {
    const { client } = newClient();
    await client.load('files', [CASES]);
    const sql = 'SELECT geo, sum(n) AS n FROM cases GROUP BY geo ORDER BY geo';
    const answers = [await client.query({ sql }), await client.query({ sql, kernel: 'off' })];
    expect(answers.map(({ answeredBy, cached }) => [answeredBy, cached])).toEqual([['kernel', false], ['sqlite', false]]);
    expect([...records((answers[0] as Answered).table)]).toEqual([...records((answers[1] as Answered).table)]);
    expect(await client.explain({ sql })).toMatchObject({ answeredBy: 'kernel', reason: null });
  });

  it('is the kernel again in the worker that comes after a cancelled question', async () => {
    const { client, yard } = newClient();
    await client.load('files', [CASES]);
    yard.latest.isStuck = true;
    const stop = new AbortController();
    const long = client.query({ sql: 'SELECT count(*) FROM cases a, cases b' }, { signal: stop.signal });
    stop.abort();
    await expect(long).rejects.toMatchObject({ code: 'query.cancelled' });
    expect(await client.query({ sql: "SELECT geo, sum(n) AS n FROM cases WHERE geo >= 'D' GROUP BY geo" })).toMatchObject({ answeredBy: 'kernel', table: { rows: 1 } });
  });
});

describe('cancelling', () => {
  it('ends a running question at once, and the tables are there again for the next one', async () => {
    const { client, yard } = newClient();
    await client.load('files', [CASES]);
    yard.latest.isStuck = true;
    const stop = new AbortController();
    const long = client.query({ sql: 'SELECT count(*) FROM cases a, cases b, cases c' }, { signal: stop.signal });
    const next = client.query({ sql: 'SELECT count(*) AS n FROM cases' });
    stop.abort();
    await expect(long).rejects.toMatchObject({ code: 'query.cancelled' });
    expect([...records((await next).table)]).toEqual([{ n: 3 }]);
    expect(yard.started.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });

  it('takes back a question that has not begun, without a new worker', async () => {
    const { client, yard } = newClient();
    await client.load('files', [CASES]);
    const stop = new AbortController();
    const first = client.query({ sql: 'SELECT 1 AS x' });
    const second = client.query({ sql: 'SELECT 2 AS x' }, { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'query.cancelled' });
    expect([...records((await first).table)]).toEqual([{ x: 1 }]);
    expect(yard.started).toHaveLength(1);
  });

  it('stops reading and keeps nothing of what it read', async () => {
    const { client } = newClient();
    const stop = new AbortController();
    const text = `n\n${'12345\n'.repeat(2_000_000)}`;
    const loading = client.load('files', [csv('long.csv', text)], { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
    expect(client.databases()).toEqual([]);
  });

  it('asks nothing that was cancelled before it was asked', async () => {
    const { client } = newClient();
    await expect(client.query({ sql: 'SELECT 1' }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'query.cancelled' });
  });
});

describe('the pages that SQLite had to have', () => {
  /** As in browsers, which encode nothing into shared memory; Node does. */
  function refuseSharedText(): void {
    const { encodeInto } = TextEncoder.prototype;
    vi.spyOn(TextEncoder.prototype, 'encodeInto').mockImplementation(function (this: TextEncoder, text, bytes) {
      if (bytes.buffer instanceof SharedArrayBuffer) throw new TypeError('The provided Uint8Array value must not be shared.');
      return encodeInto.call(this, text, bytes);
    });
  }

  const JOINED = 'SELECT count(*) AS n FROM cases a, cases b WHERE a.geo < b.geo';

  it('are kept for the next worker, with no second copy, until the tables change', async () => {
    refuseSharedText();
    const { client, yard } = newClient();
    await client.load('files', [CASES]);
    expect(client.databases()[0]?.written).toBeNull();
    const first = await rows(client, JOINED);
    const { written } = client.databases()[0] as KeptDatabase;
    expect(written).toMatchObject({ bytes: { buffer: expect.any(SharedArrayBuffer) as unknown }, fields: [new Set([0])] });
    yard.latest.breakDown();
    expect(await rows(client, `${JOINED} -- again`)).toEqual(first);
    expect(client.databases()[0]?.written).toBe(written);
    await client.load('files', [csv('other.csv', 'x\n1\n')]);
    expect(client.databases()[0]?.written).toBeNull();
    expect(await rows(client, JOINED)).toEqual(first);
  });
});

describe('a worker that breaks down', () => {
  it('fails what it was at and goes on with the rest in another', async () => {
    const { client, yard } = newClient();
    await client.load('files', [CASES]);
    yard.latest.isStuck = true;
    const heavy = client.query({ sql: 'SELECT 1' });
    const next = client.query({ sql: 'SELECT count(*) AS n FROM cases' });
    yard.latest.breakDown();
    await expect(heavy).rejects.toMatchObject({ code: 'query.memory' });
    expect([...records((await next).table)]).toEqual([{ n: 3 }]);
  });

  it('is not started again when it never worked', async () => {
    const { client, yard } = newClient();
    yard.latest.isStuck = true;
    const asked = client.query({ sql: 'SELECT 1' });
    yard.latest.breakDown();
    await expect(asked).rejects.toMatchObject({ code: 'query.memory' });
    expect(yard.started).toHaveLength(1);
  });
});
