import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, molo, type Said, temporaryFolder } from '../../support/molo';

/** Two editions of one package, sealed by their reader. */
async function editions(): Promise<{ readonly run: (...words: string[]) => Promise<Said>; readonly old: string; readonly fresh: string; readonly home: string }> {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  const run = (...words: string[]): Promise<Said> => molo([...words, '--home', at('home')]);
  await run('identity', 'new', '--name', 'Anna', '--no-passphrase', '--out', at('keys'));
  const descriptor = (title: string, extra: object): string =>
    JSON.stringify({
      name: 'cases',
      title,
      resources: [{ name: 'cases', format: 'csv', schema: { fields: [{ name: 'geo' }, { name: 'n', type: 'integer' }], primaryKey: 'geo' } }],
      molo: { languages: ['en'], ...extra },
    });
  const pack = async (csv: string, title: string, extra: object, out: string): Promise<string> => {
    writeFileSync(at('cases.csv'), csv);
    writeFileSync(at('datapackage.json'), descriptor(title, extra));
    expect((await run('pack', at('cases.csv'), '--descriptor', at('datapackage.json'), '--from', at('keys'), '--to', join(at('keys'), 'card.json'), '-o', at(out))).code).toBe(0);
    return at(out);
  };
  const old = await pack('geo,n\nPL,10\nCZ,5\nSK,7\n', 'Cases', {}, '1.molo');
  const fresh = await pack('geo,n\nPL,11\nCZ,5\nHU,2\nAT,1\n', 'Cases, revised', { marking: { tlp: 'AMBER' } }, '2.molo');
  return { run, old, fresh, home: at('home') };
}

describe('molo changes', () => {
  it('counts what came, went and changed by key, and says what else is different', async () => {
    const { run, old, fresh } = await editions();
    const { out, code } = await run('changes', old, fresh, '--format', 'table');
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.replace(/ +/g, ' ').trim())).toEqual(
      expect.arrayContaining(['table before now added removed changed', 'cases 3 4 2 1 1', 'Title: “Cases”, now “Cases, revised”', 'Traffic Light Protocol: “nothing”, now “AMBER”']),
    );
  });

  it('gives a program everything, rows included', async () => {
    const { run, old, fresh } = await editions();
    const found = JSON.parse((await run('changes', old, fresh, '--rows', '1')).out) as { rows: Record<string, unknown> };
    expect(found.rows.cases).toMatchObject({
      by: 'key',
      added: { count: 2, first: [['HU', 2]] },
      removed: { count: 1, first: [['SK', 7]] },
      changed: { count: 1, first: [{ before: ['PL', 10], after: ['PL', 11], fields: ['n'] }] },
    });
  });

  it('looks without leaving a mark: an older edition that was named on purpose is no step back', async () => {
    const { run, old, fresh, home } = await editions();
    const before = filesIn(home);
    expect((await run('changes', fresh, old, '--format', 'table')).code).toBe(0);
    expect(filesIn(home)).toEqual(before);
    expect((await run('changes', old, old, '--format', 'table')).out).toBe('Nothing changed.\n');
  });

  it('takes whole numbers of rows only', async () => {
    const { run, old, fresh } = await editions();
    expect(await run('changes', old, fresh, '--rows', 'many')).toMatchObject({ code: 2 });
  });
});
