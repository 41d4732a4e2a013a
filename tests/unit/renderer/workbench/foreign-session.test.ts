import { afterEach, describe, expect, it } from 'vitest';
import type { Client } from '#renderer/host';
import { digestOf } from '#shared/provenance';
import { records } from '#shared/table';
import { DataClient } from '../../../../renderer/workers/data/data-client';
import { Session } from '../../../../renderer/workbench/session';
import { WorkerYard } from '../../../support/data-worker';
import { plainZip } from '../../../support/plain-zip';

const CASES = 'geo,n\nPL,3\nCZ,-\n';
const DESCRIPTOR = JSON.stringify({
  name: 'foreign-cases',
  title: 'Cases of somebody',
  resources: [
    { name: 'cases', title: 'Cases', path: 'cases.csv', schema: { missingValues: ['', '-'], fields: [{ name: 'geo', title: 'Country', type: 'string' }, { name: 'n', type: 'integer' }] } },
    { name: 'names', path: 'data/names.csv' },
  ],
});
const NAMES = 'geo,name\nPL,Poland\nCZ,Czechia\n';

const yards: WorkerYard[] = [];
afterEach(() => yards.splice(0).forEach((yard) => yard.started.forEach((worker) => worker.terminate())));

/** A session over the real worker, and a host that nobody may ask. */
function newSession() {
  const yard = new WorkerYard();
  yards.push(yard);
  const asked: string[] = [];
  const host = { call: async (name: string) => void asked.push(name), upload: async () => void asked.push('upload') } as unknown as Client;
  const worker = new DataClient(yard.spawn, Promise.resolve({} as WebAssembly.Module));
  const session = new Session(host, worker);
  return { session, worker, asked, data: () => session.store.getState().data, openings: () => session.store.getState().openings };
}

/** A file as a chosen folder gives it. */
const inFolder = (path: string, text: string): File => Object.defineProperty(new File([text], path.split('/').at(-1) as string), 'webkitRelativePath', { value: path });
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a package that nobody signed', () => {
  it('opens from a plain ZIP with all its tables, as unsigned, without a word to the host', async () => {
    const zip = plainZip([{ name: 'datapackage.json', content: DESCRIPTOR }, { name: 'cases.csv', content: CASES }, { name: 'data/names.csv', content: NAMES, deflated: true }]);
    const { session, worker, asked, data, openings } = newSession();
    await session.openFiles([new File([zip as Uint8Array<ArrayBuffer>], 'week-47.zip')]);
    expect(openings()).toEqual([]);
    expect(data()).toMatchObject([
      {
        id: 'foreign_cases',
        alias: 'foreign_cases',
        name: 'foreign-cases',
        title: { '': 'Cases of somebody' },
        verdict: { status: 'unsigned', signed: false, name: 'foreign-cases' },
        origin: { package: 'foreign-cases', digest: digestOf(zip), signed: false },
        tables: [{ name: 'cases', title: { '': 'Cases' }, rows: 2, fields: [{ title: { '': 'Country' } }, { type: 'integer' }] }, { name: 'names', rows: 2 }],
      },
    ]);
    const { table } = await worker.query({ sql: 'select name, n from foreign_cases.cases join names using (geo) order by n' });
    expect([...records(table)]).toEqual([{ name: 'Czechia', n: null }, { name: 'Poland', n: 3 }]);
    expect(asked).toEqual([]);
  });

  it('opens from a folder, by the digest of its files, and closes', async () => {
    const { session, worker, data } = newSession();
    await session.openFiles([inFolder('week 47/datapackage.json', DESCRIPTOR), inFolder('week 47/cases.csv', CASES), inFolder('week 47/data/names.csv', NAMES)]);
    const listing = [CASES, NAMES].map((text, index) => `${digestOf(utf8(text)).slice(7)}  ${['cases.csv', 'data/names.csv'][index]}\n`).join('');
    expect(data()).toMatchObject([{ name: 'foreign-cases', origin: { digest: digestOf(utf8(listing)) } }]);
    await session.close(data()[0]?.id ?? '');
    expect([data(), worker.databases()]).toEqual([[], []]);
  });

  it('opens from a description that was chosen with its files; a file alone stays one', async () => {
    const { session, data } = newSession();
    await session.openFiles([new File(['{"name":"a","resources":[{"name":"x","path":"x.csv"}]}'], 'datapackage.json'), new File(['n\n1\n'], 'x.csv')]);
    await session.openFiles([new File(['n\n1\n'], 'y.csv'), new File(['n\n1\n'], 'z.csv')]);
    expect(data().map(({ alias, name }) => [alias, name])).toEqual([['a', 'a'], ['files', 'y.csv'], ['files', 'z.csv']]);
  });

  it('opens a second time beside the first', async () => {
    const { session, data } = newSession();
    const zip = (): File => new File([plainZip([{ name: 'a.csv', content: 'n\n1\n' }]) as Uint8Array<ArrayBuffer>], 'tables.zip');
    await session.openFiles([zip()]);
    await session.openFiles([zip()]);
    expect(data().map(({ alias, tables }) => [alias, tables.map(({ name }) => name)])).toEqual([['tables', ['a']], ['tables_2', ['a']]]);
  });

  it('is turned away with the reason where its archive is hostile, and nothing of it stays', async () => {
    const { session, worker, data, openings } = newSession();
    await session.openFiles([new File([plainZip([{ name: '../a.csv', content: 'n\n1\n' }]) as Uint8Array<ArrayBuffer>], 'a.zip')]);
    expect(openings()).toMatchObject([{ name: 'a.zip', state: { is: 'failed', error: { code: 'package.archive', params: { file: 'a.zip', context: 'name' } } } }]);
    expect([data(), worker.databases()]).toEqual([[], []]);
  });
});
