import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { molo, temporaryFolder } from '../../support/molo';
import { sharedData, SHARED_DATA_ABSENT } from '../../support/shared-data';

const TOTALS = sharedData('eurostat/migr_asyappctza_V4_totals.csv');
const WHOLE = sharedData('eurostat/migr_asyappctza_V4.csv.gz');

const POLAND =
  "select TIME_PERIOD, OBS_VALUE from migr_asyappctza_V4_totals where geo='PL' and citizen='TOTAL' and sex='T' and age='TOTAL' and asyl_app='ASY_APP' order by 1";

describe('molo query on published statistics', () => {
  it('answers from a plain CSV file what Eurostat published', async ({ skip }) => {
    if (TOTALS === null) return skip(SHARED_DATA_ABSENT);
    const { code, out } = await molo(['query', TOTALS, POLAND]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual(expect.arrayContaining(['TIME_PERIOD,OBS_VALUE', '2015,12190', '2021,7810', '2022,9825']));
  });

  it('answers the same through a sealed package', async ({ skip }) => {
    if (TOTALS === null) return skip(SHARED_DATA_ABSENT);
    const folder = temporaryFolder();
    const home = ['--home', join(folder, 'home')];
    const keys = join(folder, 'keys');
    const sealed = join(folder, 'totals.molo');
    expect((await molo(['identity', 'new', '--name', 'Warehouse', '--out', keys, '--no-passphrase', ...home])).code).toBe(0);
    expect((await molo(['pack', TOTALS, '--title', 'Asylum applicants', '--from', keys, '--to', join(keys, 'card.json'), '-o', sealed, ...home])).code).toBe(0);

    const plain = await molo(['query', TOTALS, POLAND]);
    const through = await molo(['query', sealed, POLAND, ...home]);
    expect(through).toEqual(plain);
    expect(through.out).toContain('2015,12190');
    expect((await molo(['inspect', sealed, ...home])).code).toBe(0);
  });

  it('keeps the country code NA as the text that it is', async ({ skip }) => {
    if (WHOLE === null) return skip(SHARED_DATA_ABSENT);
    const sql = "select count(*) as n, sum(OBS_VALUE) as total, sum(citizen = 'NA') as namibia, sum(citizen is null or citizen = '') as missing from migr_asyappctza_V4";
    const { out } = await molo(['query', WHOLE, sql, '--format', 'json']);
    expect(JSON.parse(out)).toEqual([{ n: 758_111, total: 11_268_115, namibia: 3_693, missing: 0 }]);
  });
});
