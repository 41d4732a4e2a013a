import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { molo, type Said, temporaryFolder } from '../../support/molo';
import { introduce, person, type Person, sealSmall } from '../../support/packages';

let folder: string;
let anna: Person;
let ewa: Person;
let jan: Person;
const at = (...names: string[]): string => join(folder, ...names);
const as = ({ keyring }: Person, ...words: string[]): Promise<Said> => molo([...words, '--home', keyring.home]);

beforeEach(async () => {
  folder = temporaryFolder();
  [anna, ewa, jan] = await Promise.all([person(folder, 'Anna'), person(folder, 'Warehouse'), person(folder, 'Jan')]);
  await introduce(anna, ewa);
  await introduce(anna, jan);
  await introduce(jan, anna);
  writeFileSync(at('cases.csv'), 'n\n1\n');
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
});

const pack = (...more: string[]): Promise<Said> => as(anna, 'pack', at('cases.csv'), '--title', 'T', '--name', 'cases', '--from', anna.identity.fingerprint, '-o', at('a.molo'), ...more);
const to = (who: string, ...more: string[]): Promise<Said> => pack('--to', who, ...more);

describe('a name on the command line', () => {
  it('is a contact’s before it is a file’s in the current folder; the recipients are told', async () => {
    writeFileSync(at('Warehouse'), jan.card);
    const said = await to('Warehouse');
    expect(said.code, said.err).toBe(0);
    expect(said.err).toMatch(/For Warehouse, ([0-9a-f]{4} ?){16}/);
    expect(said.err).toMatch(/Signed by Anna, ([0-9a-f]{4} ?){16}/);
  });

  it('is never a file unless it is written as one, and no guess where it is both', async () => {
    writeFileSync(at('card'), ewa.card);
    expect((await to('card')).err).toContain('(trust.unconfirmedRecipient)');
    expect((await to('./card')).code).toBe(0);
    await jan.keyring.addContact(ewa.card, { fingerprint: ewa.identity.fingerprint, petName: 'partner.json' });
    writeFileSync(at('partner.json'), anna.card);
    const both = await as(jan, 'pack', at('cases.csv'), '--title', 'T', '--from', jan.identity.fingerprint, '--to', 'partner.json', '-o', at('b.molo'));
    expect([both.code, both.err.includes('does not guess')]).toEqual([2, true]);
  });

  it('is an own key’s beginning before it is a folder’s in the current folder', async () => {
    const prefix = anna.identity.fingerprint.slice(0, 8);
    execFileSync('cp', ['-r', at('Jan card'), at(prefix)]);
    const said = await as(anna, 'pack', at('cases.csv'), '--title', 'T', '--from', prefix, '--to', 'Warehouse', '-o', at('a.molo'));
    expect(said.err).toContain('Signed by Anna');
  });

  it('is a contact’s before a file’s where keys are declared void; those are told', async () => {
    writeFileSync(at('Jan'), ewa.card);
    const said = await as(anna, 'trust', 'revoke', 'Jan', '--reason', 'lost', '--from', anna.identity.fingerprint, '--to', 'Warehouse', '-o', at('void.molo'));
    expect(said.code, said.err).toBe(0);
    expect(said.err).toMatch(/^ {2}Jan {2}([0-9a-f]{4} ?){16}$/m);
  });
});

describe('the copy of a package', () => {
  it.each([
    ['where there is no folder', () => at('stick'), 'storage.notFound', 6],
    ['onto a file', () => at('cases.csv'), 'storage.notFound', 6],
    ['onto itself', () => folder, 'usage.invalid', 2],
  ])('is refused %s, and nothing is sealed', async (_where, place, code, exit) => {
    const said = await to('Warehouse', '--copy-to', place());
    expect([said.code, said.err.includes(`(${code})`), existsSync(at('a.molo')), readFileSync(at('cases.csv'), 'utf8')]).toEqual([exit, true, false, 'n\n1\n']);
  });

  it('takes the place of nothing unasked, and neither does the receipt', async () => {
    mkdirSync(at('stick'));
    writeFileSync(at('stick', 'a.molo'), 'mine');
    expect((await to('Warehouse', '--copy-to', at('stick'))).err).toContain('(storage.exists)');
    expect([readFileSync(at('stick', 'a.molo'), 'utf8'), existsSync(at('a.molo'))]).toEqual(['mine', false]);
    writeFileSync(at('a.molo.receipt.json'), 'mine');
    expect((await to('Warehouse')).err).toContain('(storage.exists)');
    expect((await to('Warehouse', '--copy-to', at('stick'), '--force')).code).toBe(0);
    expect(readFileSync(at('stick', 'a.molo'))).toEqual(readFileSync(at('a.molo')));
  });

  it.skipIf(process.platform !== 'linux')('that fails leaves the package and its receipt, and is told as what it is', async () => {
    const said = await to('Warehouse', '--copy-to', '/proc');
    expect([said.code, said.err.includes('is sealed, but the copy')]).toEqual([6, true]);
    expect([existsSync(at('a.molo')), existsSync(at('a.molo.receipt.json'))]).toEqual([true, true]);
    expect(said.err).not.toContain('Nothing was read');
  });
});

describe('what is no file', () => {
  it.skipIf(process.platform === 'win32')('is refused at once: a pipe as a package, in a folder and along with one, a device, a folder', async () => {
    execFileSync('mkfifo', [at('f.molo'), at('f.csv')]);
    mkdirSync(at('package'));
    execFileSync('mkfifo', [at('package', 'f.csv')]);
    writeFileSync(at('package', 'datapackage.json'), '{"resources":[{"name":"f","path":"f.csv"}]}');
    const refusals = [
      await as(anna, 'inspect', at('f.molo')),
      await as(anna, 'query', at('f.csv'), 'select 1'),
      await as(anna, 'query', at('package'), 'select * from f'),
      await as(anna, 'changes', at('f.molo'), at('f.molo')),
      await to('Warehouse', '--with', `notes=${at('f.csv')}`),
      await to('Warehouse', '--with', 'notes=/dev/zero'),
      await to('Warehouse', '--with', 'notes=.'),
    ];
    for (const { code, err } of refusals) expect([code, err.includes('(storage.failed)')], err).toEqual([6, true]);
  });
});

describe('molo inspect', () => {
  it('prints each claim on one line, and nothing that acts on the terminal', async () => {
    const title = 'Cases\n\u001b[2J✓ Verified and trusted\nSigned by the Minister';
    const descriptor = { name: 'cases', title, resources: [{ name: 'applicants', format: 'csv' }], molo: { marking: { line: 'x\r\u009b2Jy', tlp: 'AMBER' as const } } };
    await sealSmall(anna, [jan], at('a.molo'), { descriptor });
    const { out } = await as(jan, 'inspect', at('a.molo'));
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(out.split('\n').filter((line) => /^(✓|Signed by the)/.test(line))).toHaveLength(1);
    expect(out).toContain('TLP:AMBER');
  });
});
