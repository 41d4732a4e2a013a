import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { molo, type Said, temporaryFolder } from '../../support/molo';

let folder: string;
const at = (name: string): string => join(folder, name);
const query = (...words: string[]): Promise<Said> => molo(['query', ...words]);
const inPolish = (...words: string[]): Promise<Said> => molo(['query', ...words], { language: 'pl' });

beforeEach(() => {
  folder = temporaryFolder();
  writeFileSync(at('cases.csv'), 'month,geo,n\n2025-01,PL,3\n2025-01,CZ,1\n2025-02,PL,5\n2025-02,CZ,\n');
  writeFileSync(at('names.csv'), 'geo,name\nPL,Poland\nCZ,Czechia\n');
});

describe('several statements', () => {
  const SCRIPT = 'select geo, sum(n) as n from cases group by geo;\n-- and by month\nselect count(*) as months from (select distinct month from cases);\n';

  it('have a result each, with an empty line between', async () => {
    expect(await query(at('cases.csv'), SCRIPT)).toMatchObject({ code: 0, out: 'geo,n\nCZ,1\nPL,8\n\nmonths\n2\n' });
    const { out } = await query(at('cases.csv'), SCRIPT, '--format', 'json');
    expect(out.split('\n\n').map((text) => JSON.parse(text) as unknown)).toEqual([[{ geo: 'CZ', n: 1 }, { geo: 'PL', n: 8 }], [{ months: 2 }]]);
  });

  it('come from a script file too, over several files', async () => {
    writeFileSync(at('both.sql'), 'select name, n from cases join names using (geo) where n > :least order by n; select max(n) as most from cases where month = @month;');
    const { out } = await query(at('cases.csv'), at('names.csv'), '--script', at('both.sql'), '--param', 'least=2', '--param', 'month=2025-01');
    expect(out).toBe('name,n\nPoland,3\nPoland,5\n\nmost\n3\n');
  });

  it('go to a numbered file each', async () => {
    const { out, err } = await query(at('cases.csv'), SCRIPT, '-o', at('out.parquet'));
    expect([out, err.match(/Wrote \d rows?/g)]).toEqual(['', ['Wrote 2 rows', 'Wrote 1 row']]);
    expect(existsSync(at('out.parquet'))).toBe(false);
    expect((await query(at('out-1.parquet'), 'select sum(n) as n from "out-1"')).out).toBe('n\n9\n');
    await query(at('cases.csv'), 'select 1 as one', '-o', at('one.csv'));
    expect(readFileSync(at('one.csv'), 'utf8')).toBe('one\n1\n');
  });

  it('cannot share one stream of bytes', async () => {
    const { code, err } = await query(at('cases.csv'), SCRIPT, '--format', 'arrow');
    expect([code, err]).toEqual([2, expect.stringContaining('cannot hold several results')]);
  });

  it('that fail are told by number and by their place in the whole text', async () => {
    const { code, out, err } = await query(at('cases.csv'), 'select 1 as a;\nselect abs(-9223372036854775808)');
    expect([code, out]).toEqual([5, 'a\n1\n']);
    expect(err.split('\n')[0]).toBe('In statement 2:');
    const wrong = await query(at('cases.csv'), 'select 1 as a;\n select nothing from cases');
    expect([wrong.code, wrong.out]).toEqual([5, '']);
    expect(wrong.err).toContain('line 2, column 9');
  });
});

describe('parameters', () => {
  it('are of the type that is named with them', async () => {
    const { out } = await query(at('cases.csv'), 'select typeof(:a) as a, typeof(:b) as b, typeof(:c) as c, typeof(:d) as d, typeof(:e) as e', '--param', 'a:string=2022', '--param', 'b:integer=9007199254740993', '--param', 'c:number=0.5', '--param', 'd:null=', '--param', 'e=2022');
    expect(out).toBe('a,b,c,d,e\ntext,integer,real,null,integer\n');
  });

  it('make a REAL of a whole number where it is called one', async () => {
    const { out } = await query(at('cases.csv'), 'select typeof(:a) as a, :a / 2 as a2, typeof(:b) as b, :b / 2 as b2, typeof(:c) as c, :d as d', '--param', 'a:number=3', '--param', 'b:integer=3', '--param', 'c=3.0', '--param', 'd=-0');
    expect(out).toBe('a,a2,b,b2,c,d\nreal,1.5,integer,1,real,0\n');
  });

  it.each(['a:integer=1.5', 'a:integer=9223372036854775808', 'a:number=seven', 'a:null=x', 'a:colour=red', 'a:integer'])('are refused where value and type do not fit: %s', async (word) => {
    const { code, err } = await query(at('cases.csv'), 'select :a', '--param', word);
    expect([code, err]).toEqual([2, expect.stringContaining(word)]);
  });
});

describe('who answers', () => {
  const GROUPED = 'select geo, count(*) as n from cases group by geo';

  it('can be chosen, and gives the same answer', async () => {
    const [auto, kernel, sqlite] = [await query(at('cases.csv'), GROUPED), await query(at('cases.csv'), GROUPED, '--engine', 'kernel'), await query(at('cases.csv'), GROUPED, '--engine', 'sqlite')];
    expect([kernel, sqlite]).toEqual([auto, auto]);
  });

  it('is nobody where only the kernel may and cannot', async () => {
    const { code, err } = await query(at('cases.csv'), 'select n, row_number() over (order by n) as place from cases', '--engine', 'kernel');
    expect([code, err]).toEqual([5, expect.stringContaining('because of a window function (OVER). Nothing was computed.')]);
  });

  it('is told with the steps, in both languages, and nothing is answered', async () => {
    const english = await query(at('cases.csv'), GROUPED, '--explain', '--engine', 'sqlite');
    expect(english).toEqual({ code: 0, err: '', out: 'SQLite answers. SQLite was chosen to answer.\n  reads cases from the first row to the last\n  sorts for GROUP BY\n' });
    const polish = await inPolish(at('cases.csv'), GROUPED, '--explain', '--engine', 'sqlite');
    expect(polish.out).toBe('Odpowiada SQLite. Wybrano, by odpowiedział SQLite.\n  czyta cases od pierwszego wiersza do ostatniego\n  sortuje dla GROUP BY\n');
    expect((await query(at('cases.csv'), GROUPED, '--explain')).out).toMatch(/^Molo's own kernel answers\.\n/);
    expect((await query(at('cases.csv'), `${GROUPED}; select 1`, '--explain')).out.split('\n\n')).toHaveLength(2);
  });
});

describe('the labels of codes', () => {
  it('that a description gives can be asked for', async () => {
    writeFileSync(
      at('datapackage.json'),
      JSON.stringify({ name: 'week', resources: [{ name: 'cases', path: 'cases.csv', schema: { fields: [{ name: 'month' }, { name: 'geo', categories: [{ value: 'PL', label: 'Poland' }, { value: 'CZ', label: 'Czechia' }] }, { name: 'n', type: 'integer' }] } }] }),
    );
    expect((await query(at('datapackage.json'), 'select geo_label, sum(n) as n from week.cases_labels group by 1')).out).toBe('geo_label,n\nCzechia,1\nPoland,8\n');
  });
});
