import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Verdict } from '#shared/package';
import { molo, type Said, temporaryFolder } from '../../support/molo';

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
const run = (...words: string[]): Promise<Said> => molo([...words, '--home', at('home')]);

beforeEach(async () => {
  folder = temporaryFolder();
  await run('identity', 'new', '--name', 'Anna', '--no-passphrase', '--out', at('keys'));
});

async function tablesOf(...files: string[]): Promise<string[]> {
  for (const file of files) writeFileSync(at(file), 'n\n1\n');
  const said = await run('pack', ...files.map((file) => at(file)), '--title', 'T', '--from', at('keys'), '--to', 'Anna', '-o', at('a.molo'));
  expect(said.code, said.err).toBe(0);
  const verdict = JSON.parse((await run('inspect', at('a.molo'), '--json')).out) as Verdict;
  return 'package' in verdict && verdict.package ? verdict.package.resources.map(({ name }) => name) : [];
}

describe('the name of a file', () => {
  it.each([
    ['with its letters taken apart', ['Łódź.csv'.normalize('NFD')], ['Łódź']],
    ['with a space before it', [' cases.csv'], ['cases']],
    ['that every object has', ['__proto__.csv'], ['__proto__']],
    ['that another one begins with', ['x_b.csv', 'x.csv'], ['x_b', 'x']],
    ['that looks like the second of another one', ['x_2.csv', 'x.csv'], ['x_2', 'x']],
  ])('%s makes a table', async (_what, files, tables) => {
    expect(await tablesOf(...files)).toEqual(tables);
  });

  it('is no name of a package where it is not written like one', async () => {
    writeFileSync(at('a.csv'), 'n\n1\n');
    const said = await run('pack', at('a.csv'), '--title', 'T', '--name', 'UPPER', '--from', at('keys'), '--to', 'Anna', '-o', at('a.molo'));
    expect([said.code, said.err.includes('--name UPPER')]).toEqual([2, true]);
  });
});

describe('the file of a passphrase', () => {
  it('may begin with a mark of its encoding, and holds more than blanks', async () => {
    writeFileSync(at('marked.txt'), '\ufeffcorrect horse\n');
    writeFileSync(at('plain.txt'), 'correct horse\n');
    writeFileSync(at('blank.txt'), ' \n');
    const made = await run('identity', 'new', '--name', 'Ewa', '--passphrase-file', at('marked.txt'));
    expect(made.code).toBe(0);
    expect((await run('identity', 'backup', made.out.trim(), '-o', at('b'), '--passphrase-file', at('plain.txt'))).code).toBe(0);
    expect((await run('identity', 'new', '--name', 'Jan', '--passphrase-file', at('blank.txt'))).err).toContain('(trust.passphraseNeeded)');
  });

  it('is told to be a folder where it is one', async () => {
    mkdirSync(at('folder'));
    expect((await run('identity', 'new', '--name', 'Jan', '--passphrase-file', at('folder'))).err).toContain('is not a file but a folder');
  });
});

it.skipIf(process.platform === 'win32')('warns of keys that others can read wherever they are used', async () => {
  await tablesOf('cases.csv');
  chmodSync(at('home', 'identities'), 0o755);
  expect((await run('inspect', at('a.molo'))).err).toContain('Careful');
  expect((await run('pack', at('cases.csv'), '--title', 'T', '--from', at('keys'), '--to', 'Anna', '-o', at('b.molo'))).err).toContain('Careful');
});

it.skipIf(process.platform !== 'linux')('answers whether a copy is true although the receipt cannot be written', async () => {
  await tablesOf('cases.csv');
  const receipt = readFileSync(at('a.molo.receipt.json'), 'utf8');
  // A name that leaves no room for the temporary one beside it.
  const path = at(`${'r'.repeat(250)}.json`);
  writeFileSync(path, receipt);
  const said = await molo(['check', at('a.molo'), '--receipt', path]);
  expect([said.code, said.err.includes('byte for byte')]).toEqual([6, true]);
});

it('tells a broken receipt as what it is', async () => {
  writeFileSync(at('r.json'), '{}');
  writeFileSync(at('copy'), 'x');
  const said = await molo(['check', at('copy'), '--receipt', at('r.json')]);
  expect([said.code, said.err.includes('is not a receipt'), said.err.includes('Nothing was imported')]).toEqual([3, true, false]);
});

it.each([
  ['a table without its file', ['a', 'b'], ['a.csv'], 'no file of that name'],
  ['a file without its table', ['a'], ['a.csv', 'b.csv'], 'says nothing of the table'],
])('refuses %s where a descriptor is given', async (_what, tables, files, sentence) => {
  for (const file of files) writeFileSync(at(file), 'n\n1\n');
  writeFileSync(at('datapackage.json'), JSON.stringify({ name: 'x', resources: tables.map((name) => ({ name, format: 'csv' })) }));
  const said = await run('pack', ...files.map((file) => at(file)), '--descriptor', at('datapackage.json'), '--from', at('keys'), '--to', 'Anna', '-o', at('a.molo'));
  expect([said.code, said.err.includes(sentence)]).toEqual([2, true]);
});
