import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Host, moloIn } from '../../e2e/support/workbench';

const NOTES = '# Jak liczono\n\nOsoba liczy się **raz w miesiącu**, także gdy złożyła kilka wniosków.\n\n- dane tymczasowe\n- bez wniosków rozpatrywanych ponownie\n';

/** Two editions by a confirmed publisher, the later one with notes, rules and a last day. */
export async function twoEditions({ folder, molo }: Host): Promise<{ readonly first: Buffer; readonly second: Buffer }> {
  const [mine, home, theirs] = ['keys', 'publisher', 'publisher-keys'].map((name) => join(folder, name)) as [string, string, string];
  await mkdir(folder, { recursive: true });
  const fingerprint = await molo('identity', 'new', '--name', 'Hurtownia danych Cudzoziemiec', '--out', mine, '--no-passphrase');
  const their = await moloIn(home, 'identity', 'new', '--name', 'Urząd Statystyczny w Szczecinie', '--institution', 'Główny Urząd Statystyczny', '--out', theirs, '--no-passphrase');
  await molo('trust', 'add', join(theirs, 'card.json'), '--fingerprint', their.trim(), '--as', 'Statystyka Szczecin');
  await moloIn(home, 'trust', 'add', join(mine, 'card.json'), '--fingerprint', fingerprint.trim());
  const notes = join(folder, 'jak-liczono.md');
  await writeFile(notes, NOTES);
  const pack = async (nth: number, rows: string, extra: readonly string[]): Promise<Buffer> => {
    const [table, described, out] = ['wnioski.csv', 'datapackage.json', `wnioski-${nth}.molo`].map((name) => join(folder, name)) as [string, string, string];
    await writeFile(table, `wojewodztwo,miesiac,wnioski\n${rows}`);
    const fields = [{ name: 'wojewodztwo', title: 'Województwo' }, { name: 'miesiac', type: 'yearmonth' }, { name: 'wnioski', type: 'integer', title: 'Wnioski' }];
    const title = nth === 1 ? 'Wnioski o pobyt' : 'Wnioski o zezwolenie na pobyt czasowy';
    await writeFile(described, JSON.stringify({ name: 'wnioski', title, resources: [{ name: 'wnioski', format: 'csv', schema: { fields, primaryKey: ['wojewodztwo', 'miesiac'] } }], molo: { languages: ['pl'] } }));
    await moloIn(home, 'pack', table, '--descriptor', described, ...extra, '--from', theirs, '--to', join(mine, 'card.json'), '-o', out);
    return readFile(out);
  };
  const regions = ['dolnośląskie', 'kujawsko-pomorskie', 'mazowieckie', 'warmińsko-mazurskie', 'zachodniopomorskie'];
  const rows = (offset: number, months: readonly string[]): string => months.flatMap((month, at) => regions.map((region, index) => `${region},${month},${1200 + offset * index * at + index * 311}\n`)).join('');
  const first = await pack(1, rows(0, ['2026-08', '2026-09', '2026-10']), []);
  const second = await pack(2, rows(7, ['2026-09', '2026-10', '2026-11']), ['--marking', 'Do użytku służbowego', '--tlp', 'AMBER', '--valid-until', '2027-01-31', '--minimum-count', '5', '--with', `notes=${notes}`]);
  return { first, second };
}
