import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt, Verdict } from '#shared/package';
import { filesIn, molo, type Said, temporaryFolder } from '../../support/molo';

const CSV = 'month,geo,n\n2025-01,PL,3\n2025-01,CZ,1\n';

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);

/** Anna sends, Ewa receives; each has confirmed the other. Jan is somebody else. */
beforeEach(async () => {
  folder = temporaryFolder();
  writeFileSync(at('cases.csv'), CSV);
  const [anna, ewa] = [await identity('Anna'), await identity('Ewa')];
  await identity('Jan');
  expect((await as('Anna', 'trust', 'add', card('Ewa'), '--fingerprint', ewa, '--as', 'Straż Graniczna')).code).toBe(0);
  expect((await as('Ewa', 'trust', 'add', card('Anna'), '--fingerprint', anna)).code).toBe(0);
});

const as = (name: string, ...words: string[]): Promise<Said> => molo([...words, '--home', at(name)]);
const card = (name: string): string => at(`${name}-keys`, 'card.json');

async function identity(name: string): Promise<string> {
  return (await as(name, 'identity', 'new', '--name', name, '--no-passphrase', '--out', at(`${name}-keys`))).out.trim();
}

const pack = (to: string, out: string, ...more: string[]): Promise<Said> => as('Anna', 'pack', at('cases.csv'), '--title', 'Cases', '--name', 'cases', '--from', at('Anna-keys'), '--to', to, '-o', at(out), ...more);

const receiptOf = (file: string): Receipt => JSON.parse(readFileSync(at(`${file}.receipt.json`), 'utf8')) as Receipt;

async function verdictOf(name: string, file: string, ...more: string[]): Promise<Verdict> {
  return JSON.parse((await as(name, 'inspect', at(file), '--json', ...more)).out) as Verdict;
}

const count = (name: string, file: string, ...more: string[]): Promise<Said> => as(name, 'query', at(file), 'select count(*) from cases', ...more);

describe('molo pack', () => {
  it.each(['Straż Graniczna', 'Ewa'])('seals for a contact by the name %s', async (name) => {
    expect((await pack(name, 'a.molo')).code).toBe(0);
    expect((await count('Ewa', 'a.molo')).out).toContain('2');
  });

  it('refuses whoever is not confirmed, and writes nothing', async () => {
    const before = filesIn(folder);
    const refused = await pack(card('Jan'), 'a.molo');
    expect(refused.code).toBe(4);
    expect(refused.err).toContain('(trust.unconfirmedRecipient)');
    expect(filesIn(folder)).toEqual(before);
  });

  it('takes a bare age recipient at the caller’s word; manifest and receipt say so', async () => {
    const { recipients } = JSON.parse(Buffer.from((JSON.parse(readFileSync(card('Jan'), 'utf8')) as { payload: string }).payload, 'base64url').toString()) as { recipients: { hybrid: string } };
    expect((await pack(recipients.hybrid, 'a.molo')).code).toBe(0);
    expect(receiptOf('a.molo').recipients).toEqual([{ digest: expect.any(String), confirmed: false }]);
  });

  it('writes a receipt that sha256sum agrees with', async () => {
    await pack('Ewa', 'a.molo');
    const receipt = receiptOf('a.molo');
    expect(receipt).toMatchObject({ molo: 'receipt/1', file: 'a.molo', package: { name: 'cases', sequence: 1 }, recipients: [{ confirmed: true, name: 'Ewa' }], checks: [] });
    if (spawnSync('sha256sum', ['--version']).status === 0) expect(execFileSync('sha256sum', [at('a.molo')]).toString()).toContain(receipt.hash.slice('sha256:'.length));
  });

  it('copies to a stick and says that the copy is the same', async () => {
    mkdirSync(at('stick'));
    const packed = await pack('Ewa', 'a.molo', '--copy-to', at('stick'));
    expect(packed.code).toBe(0);
    expect(readFileSync(at('stick', 'a.molo'))).toEqual(readFileSync(at('a.molo')));
    expect(receiptOf('a.molo').checks).toMatchObject([{ copy: at('stick', 'a.molo'), same: true }]);
  });

  it('marks, limits and accompanies what it seals', async () => {
    writeFileSync(at('Co nowego.md'), '# Co nowego\n');
    const packed = await pack('Ewa', 'a.molo', '--marking', 'Do użytku służbowego', '--tlp', 'amber', '--valid-until', '2099-12-31', '--minimum-count', '5', '--with', `notes=${at('Co nowego.md')}`);
    expect(packed.err).not.toContain('(');
    expect(await verdictOf('Ewa', 'a.molo')).toMatchObject({ status: 'trusted', package: { marking: { line: 'Do użytku służbowego', tlp: 'AMBER' }, validUntil: '2099-12-31' } });
  });

  it.each([
    ['--valid-until', '2027-02-30'],
    ['--tlp', 'pink'],
    ['--minimum-count', '-1'],
    ['--with', 'macro=a.md'],
  ])('refuses %s %s as a wrong command', async (option, value) => {
    const refused = await pack('Ewa', 'a.molo', `${option}=${value}`);
    expect(refused.code).toBe(2);
    expect(existsSync(at('a.molo'))).toBe(false);
  });
});

describe('molo check', () => {
  it('tells a true copy from another file, and writes both down', async () => {
    await pack('Ewa', 'a.molo');
    writeFileSync(at('copy.molo'), readFileSync(at('a.molo')));
    const check = (): Promise<Said> => molo(['check', at('copy.molo'), '--receipt', at('a.molo.receipt.json')]);
    const same = await check();
    expect(same.code, same.err).toBe(0);
    appendFileSync(at('copy.molo'), 'x');
    const other = await check();
    expect(other.code).toBe(3);
    expect(other.err).toContain('(package.notTheCopy)');
    expect(receiptOf('a.molo').checks.map(({ same: is }) => is)).toEqual([true, false]);
  });
});

describe('editions on the command line', () => {
  it('count on by themselves; a step back needs --earlier', async () => {
    await pack('Ewa', '1.molo');
    await pack('Ewa', '2.molo');
    expect((await count('Ewa', '2.molo')).code).toBe(0);
    const back = await count('Ewa', '1.molo');
    expect(back.code).toBe(4);
    expect(back.err).toContain('(trust.rollback)');
    expect((await count('Ewa', '1.molo', '--earlier')).out).toContain('2');
    expect(await verdictOf('Ewa', '1.molo', '--earlier')).toMatchObject({ status: 'caution', caveats: ['earlier'] });
  });

  it('that are out of date need --expired', async () => {
    await pack('Ewa', 'a.molo', '--valid-until', '2020-01-01');
    expect((await count('Ewa', 'a.molo')).err).toContain('(trust.expired)');
    expect((await count('Ewa', 'a.molo', '--expired')).code).toBe(0);
  });
});

describe('molo forward', () => {
  it('passes a package on, and its reader sees whose it was', async () => {
    await pack('Ewa', 'a.molo');
    const jan = (await as('Jan', 'identity', 'list')).out.split('  ')[0] as string;
    await as('Ewa', 'trust', 'add', card('Jan'), '--fingerprint', jan);
    const ewa = (await as('Ewa', 'identity', 'list')).out.split('  ')[0] as string;
    await as('Jan', 'trust', 'add', card('Ewa'), '--fingerprint', ewa);
    const forwarded = await as('Ewa', 'forward', at('a.molo'), '--from', at('Ewa-keys'), '--to', 'Jan', '-o', at('b.molo'));
    expect(forwarded.code, forwarded.err).toBe(0);
    expect(await verdictOf('Jan', 'b.molo')).toMatchObject({ status: 'trusted', publisher: { claimedName: 'Ewa' }, origins: [{ state: 'unknown', publisher: { claimedName: 'Anna' } }] });
    const told = await as('Jan', 'inspect', at('b.molo'));
    expect(told.out).toContain('Anna');
    expect((await count('Jan', 'b.molo')).out).toContain('2');
  });
});
