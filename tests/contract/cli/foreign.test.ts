import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, molo, temporaryFolder } from '../../support/molo';
import { plainZip } from '../../support/plain-zip';

const CASES = 'geo,n\nPL,3\nCZ,-\n';
const DESCRIPTOR = JSON.stringify({
  name: 'Foreign cases',
  resources: [
    { name: 'cases', path: 'data/cases.csv', schema: { missingValues: ['', '-'], fields: [{ name: 'geo', type: 'string' }, { name: 'n', type: 'integer' }] } },
    { name: 'names', path: 'names.csv' },
  ],
});
const FILES = { 'datapackage.json': DESCRIPTOR, 'data/cases.csv': CASES, 'names.csv': 'geo,name\nPL,Poland\nCZ,Czechia\n' };

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(temporaryFolder(), 'week 47');
  mkdirSync(join(folder, 'data'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function zipWith(files: Readonly<Record<string, string>>): string {
  const zip = join(temporaryFolder(), 'week-47.zip');
  writeFileSync(zip, plainZip(Object.entries(files).map(([name, content]) => ({ name, content, deflated: true }))));
  return zip;
}

const QUESTION = 'select name, n from foreign_cases.cases join names using (geo) order by n';

describe('a package that nobody signed', () => {
  it.each([
    ['a plain ZIP', () => zipWith(FILES)],
    ['a folder', () => folderWith(FILES)],
    ['its description', () => join(folderWith(FILES), 'datapackage.json')],
  ])('answers queries as %s, under the alias of its name', async (_what, make) => {
    expect(await molo(['query', make(), QUESTION])).toMatchObject({ code: 0, out: 'name,n\nCzechia,\nPoland,3\n' });
  });

  it.each([
    ['a plain ZIP', () => zipWith(FILES)],
    ['a folder', () => folderWith(FILES)],
  ])('is unsigned as %s, and no check of a script takes it for trusted', async (_what, make) => {
    const { code, out } = await molo(['inspect', make(), '--json']);
    expect([code, JSON.parse(out)]).toEqual([4, { status: 'unsigned', signed: false, name: 'Foreign cases' }]);
  });

  it('stands beside plain files and leaves nothing on the disk', async () => {
    const folder = folderWith({ ...FILES, 'other.csv': 'geo,m\nPL,7\n' });
    const before = filesIn(folder);
    expect((await molo(['query', folder, join(folder, 'other.csv'), 'select n + m as s from cases join files.other using (geo)'])).out).toBe('s\n10\n');
    expect(filesIn(folder)).toEqual(before);
  });

  it('may be an archive or a folder of nothing but tables', async () => {
    const { out } = await molo(['query', zipWith({ 'a.csv': 'n\n1\n', 'b.tsv': 'm\tk\n2\t3\n' }), 'select n, m, k from a, b']);
    expect(out).toBe('n,m,k\n1,2,3\n');
    expect((await molo(['query', folderWith({ 'a.csv': 'n\n1\n' }), 'select * from week_47.a'])).out).toBe('n\n1\n');
  });

  it('is refused where it names a network, and says the address', async () => {
    const folder = folderWith({ 'datapackage.json': '{"resources":[{"name":"far","path":"https://example.org/far.csv"}]}' });
    const { code, err } = await molo(['query', folder, 'select 1']);
    expect([code, err.includes('https://example.org/far.csv'), err.includes('(package.resource)')]).toEqual([3, true, true]);
  });

  it('is refused where a link leads out of its folder', async () => {
    const folder = folderWith({ 'datapackage.json': '{"resources":[{"name":"a","path":"link.csv"}]}' });
    writeFileSync(join(folder, '..', 'secret.csv'), 'n\n1\n');
    symlinkSync(join(folder, '..', 'secret.csv'), join(folder, 'link.csv'));
    expect((await molo(['query', folder, 'select * from a'])).err).toContain('(package.resource)');
  });

  it('is refused as a hostile archive by every command, in the name of its file', async () => {
    const zip = zipWith({ '../a.csv': 'n\n1\n' });
    for (const words of [['inspect', zip], ['query', zip, 'select 1']]) {
      const { code, err } = await molo(words);
      expect([code, err.includes('week-47.zip'), err.includes('(package.archive)')]).toEqual([3, true, true]);
    }
  });

  it('is told in a briefing by the digest of its archive, or of its files as sha256sum lists them', async () => {
    const briefing = join(temporaryFolder(), 'a.briefing.json');
    writeFileSync(briefing, JSON.stringify({ molo: 'briefing/1', language: 'en', title: 'T', blocks: [{ type: 'table', sql: 'select * from cases' }] }));
    const digestIn = async (path: string): Promise<string> => {
      const out = `${briefing}.html`;
      expect(await molo(['briefing', 'build', briefing, path, '-o', out])).toMatchObject({ code: 0 });
      return readFileSync(out, 'utf8').replaceAll(/[\s\u200b]|<wbr>/g, '');
    };
    const zip = zipWith(FILES);
    expect(await digestIn(zip)).toContain(createHash('sha256').update(readFileSync(zip)).digest('hex'));
    const folder = folderWith(FILES);
    const listing = execFileSync('sha256sum', ['data/cases.csv', 'names.csv'], { cwd: folder });
    expect(await digestIn(folder)).toContain(createHash('sha256').update(listing).digest('hex'));
  });
});
