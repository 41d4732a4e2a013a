import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DraftDescriptor } from '#shared/package';
import { molo, type Said, temporaryFolder } from '../../support/molo';
import { person, sealSmall, utf8 } from '../../support/packages';

const SCHEMA = { missingValues: ['', '-9'], fields: [{ name: 'geo' }, { name: 'n', type: 'integer', missingValues: ['-9', ':'] }, { name: 'share', type: 'number', decimalChar: ',', groupChar: '.' }] };
const CSV = 'geo;n;share\nPL;-9;1.000,5\nCZ;2;-9\n-9;:;0,25\n';
const DESCRIPTOR: DraftDescriptor = { name: 'cases', title: 'Cases', resources: [{ name: 'cases', format: 'csv', schema: SCHEMA }] };
const SQL = 'select sum(n) as n, count(n) as counted, count(geo) as geo, sum(share) as share from cases';
const ANSWER = 'n,counted,geo,share\n2,1,2,1000.75\n';

async function packed(format: string): Promise<{ readonly ask: (sql: string) => Promise<Said> }> {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  const run = (...words: string[]): Promise<Said> => molo([...words, '--home', at('home')]);
  writeFileSync(at('cases.csv'), CSV);
  writeFileSync(at('datapackage.json'), JSON.stringify(DESCRIPTOR));
  await run('identity', 'new', '--name', 'Anna', '--no-passphrase', '--out', at('keys'));
  const said = await run('pack', at('cases.csv'), '--descriptor', at('datapackage.json'), '--format', format, '--from', at('keys'), '--to', 'Anna', '-o', at('cases.molo'));
  expect(said.code, said.err).toBe(0);
  return { ask: (sql) => run('query', at('cases.molo'), sql) };
}

async function sealed(descriptor: DraftDescriptor): Promise<Said> {
  const folder = temporaryFolder();
  const anna = await person(folder, 'Anna');
  await sealSmall(anna, [anna], join(folder, 'cases.molo'), { descriptor, contents: { cases: utf8(CSV) } });
  return molo(['query', join(folder, 'cases.molo'), SQL, '--home', anna.keyring.home]);
}

describe('a table that its publisher describes', () => {
  it.each(['parquet', 'arrow', 'csv'])('is packed as %s with the cells that mean nothing as nothing, and decimals as they are written', async (format) => {
    expect(await (await packed(format)).ask(SQL)).toMatchObject({ code: 0, out: ANSWER });
  });

  it('is read from a sealed package as its description says that cells are written', async () => {
    expect(await sealed(DESCRIPTOR)).toMatchObject({ code: 0, out: ANSWER });
  });

  it('is read where its description declares no fields', async () => {
    const said = await sealed({ ...DESCRIPTOR, resources: [{ name: 'cases', format: 'csv' }] });
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining('n,counted,geo,share') });
  });

  it('is refused where its description declares a way of writing that is none', async () => {
    const fields = [{ name: 'geo' }, { name: 'n', type: 'integer', decimalChar: 5 }, { name: 'share' }] as unknown as typeof SCHEMA.fields;
    const said = await sealed({ ...DESCRIPTOR, resources: [{ name: 'cases', format: 'csv', schema: { fields } }] });
    expect([said.code, said.err.includes('(package.malformed)')]).toEqual([3, true]);
  });
});
