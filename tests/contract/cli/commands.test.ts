import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { molo, type Said, temporaryFolder } from '../../support/molo';

const CSV = 'month,geo,n\n2025-01,PL,3\n2025-01,CZ,1\n2025-02,PL,5\n2025-02,CZ,\n';

interface Desk {
  readonly folder: string;
  readonly csv: string;
  at(...names: string[]): string;
  /** Runs `molo` with this desk's keyring. */
  molo(...words: string[]): Promise<Said>;
}

function desk(): Desk {
  const folder = temporaryFolder();
  const at = (...names: string[]): string => join(folder, ...names);
  writeFileSync(at('cases.csv'), CSV);
  return { folder, at, csv: at('cases.csv'), molo: (...words) => molo([...words, '--home', at('home')]) };
}

async function withIdentity(): Promise<Desk & { readonly fingerprint: string }> {
  const own = desk();
  const { out } = await own.molo('identity', 'new', '--name', 'Anna', '--no-passphrase', '--out', own.at('keys'));
  return { ...own, fingerprint: out.trim() };
}

describe('molo identity and trust', () => {
  it('prints the fingerprint in groups of four, alone on standard output', async () => {
    const { fingerprint, molo: run } = await withIdentity();
    expect(fingerprint).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    expect((await run('identity', 'list')).out).toBe(`${fingerprint}  Anna\n`);
  });

  it('seals an identity with the passphrase of a file, and asks for one where nobody can type it', async () => {
    const own = desk();
    writeFileSync(own.at('passphrase.txt'), 'correct horse\nbattery\n');
    expect((await own.molo('identity', 'new', '--name', 'Anna', '--passphrase-file', own.at('passphrase.txt'))).code).toBe(0);
    const unasked = await own.molo('identity', 'new', '--name', 'Ewa');
    expect(unasked.code).toBe(4);
    expect(unasked.err).toContain('(trust.passphraseNeeded)');
    const fingerprint = (await own.molo('identity', 'list')).out.split('  ')[0] as string;
    const pack = ['pack', own.csv, '--title', 'T', '--from', fingerprint, '--to', fingerprint, '-o', own.at('x.molo')];
    writeFileSync(own.at('wrong.txt'), 'wrong\n');
    expect((await own.molo(...pack, '--passphrase-file', own.at('wrong.txt'))).err).toContain('(trust.passphraseWrong)');
  });

  it('trusts a card only with the fingerprint that its holder told', async () => {
    const publisher = await withIdentity();
    const reader = desk();
    const card = publisher.at('keys', 'card.json');
    const wrong = await reader.molo('trust', 'add', card, '--fingerprint', publisher.fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
    expect({ code: wrong.code, refused: wrong.err.includes('(trust.fingerprintMismatch)') }).toEqual({ code: 4, refused: true });
    expect((await reader.molo('trust', 'list')).out).toBe('');
    const typed = publisher.fingerprint.toUpperCase().replaceAll(' ', '-');
    expect((await reader.molo('trust', 'add', card, '--fingerprint', typed, '--as', 'Pani Anna')).code).toBe(0);
    expect((await reader.molo('trust', 'list')).out.split('\n')[0]).toBe(`${publisher.fingerprint}  Pani Anna (calls itself Anna)`);
  });
});

describe('molo pack', () => {
  it.each(['parquet', 'arrow', 'csv'])('carries a table as %s that answers like the file it came from', async (format) => {
    const own = await withIdentity();
    const packed = await own.molo('pack', own.csv, '--title', 'Cases', '--from', own.at('keys'), '--to', own.at('keys', 'card.json'), '--format', format, '-o', own.at('cases.molo'));
    expect(packed.err).toContain('read back and verified');
    expect(packed.out).toMatch(/^sha256:[0-9a-f]{64}\n$/);
    const sql = 'select month, geo, n from cases order by 1, 2';
    const plain = await own.molo('query', own.csv, sql);
    expect(await own.molo('query', own.at('cases.molo'), sql)).toEqual(plain);
    expect(plain.out).toBe('month,geo,n\n2025-01,CZ,1\n2025-01,PL,3\n2025-02,CZ,\n2025-02,PL,5\n');
  });

  it('carries the numbering of editions on, and never overwrites unasked', async () => {
    const own = await withIdentity();
    const pack = (...more: string[]): Promise<Said> =>
      own.molo('pack', own.csv, '--title', 'Cases', '--name', 'cases', '--from', own.at('keys'), '--to', own.at('keys', 'card.json'), ...more);
    const first = await pack('-o', own.at('one.molo'));
    expect((await pack('-o', own.at('one.molo'))).err).toContain('(storage.exists)');
    expect((await pack('-o', own.at('two.molo'), '--previous', own.at('one.molo'))).code).toBe(0);
    const verdict = JSON.parse((await own.molo('inspect', own.at('two.molo'), '--json')).out) as { package: { sequence: number; previous: string } };
    expect(verdict.package).toMatchObject({ sequence: 2, previous: first.out.trim() });
  });

  it('takes titles and types from a descriptor', async () => {
    const own = await withIdentity();
    const fields = [{ name: 'month', type: 'yearmonth' }, { name: 'geo', type: 'string', title: 'Country', molo: { title: { pl: 'Kraj' } } }, { name: 'n', type: 'number' }];
    writeFileSync(own.at('datapackage.json'), JSON.stringify({ name: 'cases', title: 'Cases', resources: [{ name: 'cases', path: 'cases.csv', format: 'csv', schema: { fields } }] }));
    const packed = await own.molo('pack', own.csv, '--descriptor', own.at('datapackage.json'), '--from', own.at('keys'), '--to', own.at('keys', 'card.json'), '-o', own.at('c.molo'));
    expect(packed.err).toContain('read back and verified');
    expect((await own.molo('query', own.at('c.molo'), 'select typeof(n) as t from cases limit 1')).out).toBe('t\nreal\n');
  });

  it('refuses a mix of post-quantum and classic recipients', async () => {
    const own = await withIdentity();
    const card = own.at('keys', 'card.json');
    const { payload } = JSON.parse(readFileSync(card, 'utf8')) as { payload: string };
    const { recipients } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { recipients: { x25519: string } };
    const mixed = await own.molo('pack', own.csv, '--title', 'T', '--from', own.at('keys'), '--to', card, recipients.x25519, '-o', own.at('x.molo'));
    expect({ code: mixed.code, named: mixed.err.includes('(trust.mixedRecipients)') }).toEqual({ code: 4, named: true });
  });
});

describe('molo query', () => {
  it('prints CSV into a pipe, and rows as JSON, as a table or as Arrow where asked', async () => {
    const own = desk();
    const sql = "select geo, sum(n) as n, null as missing, '' as empty, 9007199254740993 as big from cases group by geo order by geo";
    expect((await own.molo('query', own.csv, sql)).out).toBe('geo,n,missing,empty,big\nCZ,1,,"",9007199254740993\nPL,8,,"",9007199254740993\n');
    expect(JSON.parse((await own.molo('query', own.csv, sql, '--format', 'json')).out)).toEqual([
      { geo: 'CZ', n: 1, missing: null, empty: '', big: '9007199254740993' },
      { geo: 'PL', n: 8, missing: null, empty: '', big: '9007199254740993' },
    ]);
    expect((await own.molo('query', own.csv, 'select geo, n from cases order by 1, 2', '--format', 'table')).out.split('\n')).toEqual(['geo  n', '───  ─', 'CZ   –', 'CZ   1', 'PL   3', 'PL   5', '']);
    expect((await own.molo('query', own.csv, sql, '-o', own.at('out.arrow'))).err).toContain('Wrote 2 rows');
    expect((await own.molo('query', own.at('out.arrow'), 'select sum(n) as n from out')).out).toBe('n\n9\n');
  });

  it('takes named parameters: what looks like a number is one, a leading zero keeps it text', async () => {
    const own = desk();
    const typed = await own.molo('query', '--param', 'a=5', '--param', 'b=007', own.csv, 'select typeof(:a) as a, typeof(:b) as b, :b as c');
    expect(typed.out).toBe('a,b,c\ninteger,text,007\n');
  });

  it('tells two files of one name apart', async () => {
    const [one, two] = [desk(), desk()];
    expect((await one.molo('query', one.csv, two.csv, 'select count(*) as n from cases_2')).out).toBe('n\n4\n');
  });

  it('ends with 2 on wrong words, 5 on a wrong query, 6 on a missing file', async () => {
    const own = desk();
    expect((await own.molo('query', own.csv)).err).toContain('“SQL”');
    expect((await own.molo('query', own.csv, 'select 1', '--format', 'xlsx')).err).toContain('--format xlsx');
    expect((await own.molo('qery')).code).toBe(2);
    expect((await own.molo('query', own.csv, 'selec 1')).code).toBe(5);
    expect((await own.molo('query', own.csv, 'drop table cases')).code).toBe(5);
    expect((await own.molo('query', own.at('none.csv'), 'select 1')).code).toBe(6);
  });
});

describe('molo chart and briefing', () => {
  it('draws SVG and PNG from a chart file and from a bare spec', async () => {
    const own = desk();
    const encoding = { x: { field: 'geo', type: 'nominal' }, y: { field: 'n', type: 'quantitative' } };
    writeFileSync(own.at('chart.json'), JSON.stringify({ molo: 'chart/1', sql: 'select geo, sum(n) as n from cases group by geo', spec: { data: { name: 'result' }, mark: 'bar', encoding }, alt: { en: 'Cases' } }));
    writeFileSync(own.at('bare.json'), JSON.stringify({ data: { name: 'cases' }, mark: 'bar', encoding: { ...encoding, y: { ...encoding.y, aggregate: 'sum' } } }));
    for (const chart of ['chart.json', 'bare.json']) {
      expect((await own.molo('chart', own.at(chart), own.csv, '-o', own.at('c.svg'))).code).toBe(0);
      expect(readFileSync(own.at('c.svg'), 'utf8')).toMatch(/^<svg[\s\S]*role="img"/);
    }
    expect((await own.molo('chart', own.at('chart.json'), own.csv, '-o', own.at('c.png'))).code).toBe(0);
    expect(readFileSync(own.at('c.png')).subarray(1, 4).toString()).toBe('PNG');
    expect((await own.molo('chart', own.at('chart.json'), own.csv, '-o', own.at('c.gif'))).code).toBe(2);
  });

  it('writes a briefing whose figure knows its query and the file that it came from', async () => {
    const own = desk();
    const blocks = [{ type: 'paragraph', content: ['There were ', { figure: { sql: 'select sum(n) from cases', format: 'integer' } }, ' cases.'] }];
    writeFileSync(own.at('b.json'), JSON.stringify({ molo: 'briefing/1', language: 'en', title: 'Cases', blocks }));
    expect((await own.molo('briefing', 'build', own.at('b.json'), own.csv, '-o', own.at('b.html'))).err).toContain('1 bound figure');
    const html = readFileSync(own.at('b.html'), 'utf8');
    // The page carries its fonts: a failing comparison of the whole of it would print them.
    expect(/<data [^>]*value="9"[^>]*>/.exec(html)?.[0]).toContain('select sum(n) from cases');
    expect({ source: html.includes('cases.csv'), script: html.includes('<script') }).toEqual({ source: true, script: false });
  });

  it('refuses a figure that is not one value, with exit code 7, and writes nothing', async () => {
    const own = desk();
    const blocks = [{ type: 'paragraph', content: [{ figure: { sql: 'select n from cases', format: 'integer' } }] }];
    writeFileSync(own.at('b.json'), JSON.stringify({ molo: 'briefing/1', language: 'en', title: 'Cases', blocks }));
    const refused = await own.molo('briefing', 'build', own.at('b.json'), own.csv, '-o', own.at('b.html'));
    expect({ code: refused.code, named: refused.err.includes('(briefing.figure)') }).toEqual({ code: 7, named: true });
    expect(() => readFileSync(own.at('b.html'))).toThrow();
  });
});

describe('molo --help', () => {
  it.each([[], ['identity'], ['trust'], ['briefing']])('is shown by molo %s where a command is missing, with exit code 2', async (...words) => {
    const { code, out, err } = await molo(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Usage: molo[\s\S]*Examples:\n {2}molo /);
  });

  it.each(['identity new', 'identity list', 'trust add', 'trust list', 'pack', 'inspect', 'query', 'chart', 'briefing build'])('shows examples for molo %s in both languages', async (name) => {
    const english = await molo([...name.split(' '), '--help']);
    const polish = await molo([...name.split(' '), '--help'], { language: 'pl' });
    expect(english.code).toBe(0);
    expect(english.out).toMatch(/Examples:\n {2}molo /);
    expect(polish.out).toMatch(/Przykłady:\n {2}molo /);
    expect(polish.out).not.toMatch(/Usage|Options|Arguments|display help|default:|choices:/);
  });
});
