import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { grid, write } from './support/query-screen';
import { type Host, moloIn, needsChromium, test } from './support/workbench';

needsChromium();

const verdict = (page: Page, status: string): Locator => page.locator(`article section[data-verdict=${status}]`);

interface Edition {
  readonly csv: string;
  readonly title: string;
  readonly extra?: object;
}

/** Editions of one package by somebody whom the host's holder has confirmed. */
async function editions({ folder, molo }: Host, list: readonly Edition[]): Promise<Buffer[]> {
  const mine = join(folder, 'keys');
  const home = join(folder, 'publisher');
  const theirs = join(folder, 'publisher-keys');
  const fingerprint = await molo('identity', 'new', '--name', 'Anna Nowak', '--out', mine, '--no-passphrase');
  const their = await moloIn(home, 'identity', 'new', '--name', 'Statistics Office', '--out', theirs, '--no-passphrase');
  await molo('trust', 'add', join(theirs, 'card.json'), '--fingerprint', their.trim());
  await moloIn(home, 'trust', 'add', join(mine, 'card.json'), '--fingerprint', fingerprint.trim());
  const sealed: Buffer[] = [];
  for (const [index, { csv, title, extra = {} }] of list.entries()) {
    const [table, described, out] = ['cases.csv', 'datapackage.json', `${index + 1}.molo`].map((name) => join(folder, name)) as [string, string, string];
    await writeFile(table, csv);
    await writeFile(
      described,
      JSON.stringify({
        name: 'cases',
        title,
        resources: [{ name: 'cases', format: 'csv', schema: { fields: [{ name: 'geo', title: 'Country' }, { name: 'n', type: 'integer' }], primaryKey: 'geo' } }],
        molo: { languages: ['en'], ...extra },
      }),
    );
    await moloIn(home, 'pack', table, '--descriptor', described, '--from', theirs, '--to', join(mine, 'card.json'), '-o', out);
    sealed.push(await readFile(out));
  }
  return sealed;
}

const TWO: readonly Edition[] = [
  { csv: 'geo,n\nPL,10\nCZ,5\nSK,7\n', title: 'Cases' },
  { csv: 'geo,n\nPL,11\nCZ,5\nHU,2\n', title: 'Cases, revised', extra: { marking: { tlp: 'AMBER' }, disclosure: { minimumCount: 5 } } },
];

test('a step back is refused, opened with the holder’s word, never green; what changed stands old beside new', async ({ host, workbench: { page, drop } }) => {
  const [first, second] = (await editions(host, TWO)) as [Buffer, Buffer];
  await drop({ name: 'week-47.molo', bytes: second });
  await expect(verdict(page, 'trusted')).toBeVisible();
  await page.getByRole('tab', { name: 'What changed' }).click();
  await expect(page.getByText('No other edition of this package is open.')).toBeVisible();

  await drop({ name: 'week-46.molo', bytes: first });
  await expect(verdict(page, 'refused')).toContainText('week-46.molo is edition 1, and you have opened edition 2 already.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open the earlier edition' }).click();
  await expect(verdict(page, 'caution')).toContainText('You opened a newer edition before');
  await expect(page.locator('article [data-verdict=trusted]')).toHaveCount(0);

  await page.getByRole('option', { name: /Cases, revised/ }).click();
  await page.getByRole('tab', { name: 'What changed' }).click();
  const cases = page.getByRole('region', { name: 'cases' });
  await expect(cases).toContainText('Rows are told apart by geo.');
  for (const [what, count] of [['Rows added', '1'], ['Rows removed', '1'], ['Rows changed', '1']] as const) {
    await expect(cases.locator('dl > div').filter({ hasText: what })).toHaveText(`${what}${count}`);
  }
  const changed = page.getByRole('grid', { name: 'Rows changed' });
  for (const cell of ['PL', '10', '11']) await expect(changed.getByRole('gridcell', { name: cell, exact: true })).toBeVisible();
  const texts = page.getByRole('table');
  await expect(texts.getByRole('row', { name: /^Title Cases Cases, revised$/ })).toBeVisible();
  await expect(texts.getByRole('row', { name: /Traffic Light Protocol nothing AMBER/ })).toBeVisible();
  await expectAccessible(page);
});

test('editions that are open beside each other are told apart, and keep their names when the page is loaded anew', async ({ host, workbench: { page, drop } }) => {
  const [first, second] = (await editions(host, TWO)) as [Buffer, Buffer];
  await drop({ name: 'week-46.molo', bytes: first }, { name: 'week-47.molo', bytes: second });
  await expect(page.getByRole('contentinfo')).toContainText('2 tables');
  await page.keyboard.press('Control+2');
  const tree = page.getByRole('treegrid');
  for (const _ of ['before', 'after']) {
    await expect(tree).toContainText(/cases · edition 1, .*cases_2 · edition 2, /s);
    await write(page, 'SELECT (SELECT sum(n) FROM cases.cases) AS one, (SELECT sum(n) FROM cases_2.cases) AS two');
    await page.keyboard.press('Control+Enter');
    await expect(grid(page).getByRole('gridcell')).toHaveText(['22', '18']);
    await page.reload();
  }
});

test('an edition whose last day is over opens with the holder’s word only', async ({ host, workbench: { page, drop } }) => {
  const [expired] = (await editions(host, [{ csv: 'geo,n\nPL,1\n', title: 'Cases', extra: { validUntil: '2020-01-31' } }])) as [Buffer];
  await drop({ name: 'old.molo', bytes: expired });
  await expect(verdict(page, 'refused')).toContainText('was to be used until');
  await page.getByRole('button', { name: 'Open it all the same' }).click();
  await expect(verdict(page, 'caution')).toContainText('Its last day is over');
  await expect(verdict(page, 'caution')).toContainText('To be used until 31 January 2020.');
});

test('two packages that claim one place are refused, with no way past', async ({ host, workbench: { page, drop } }) => {
  const [first] = (await editions(host, TWO.slice(0, 1))) as [Buffer];
  const home = join(host.folder, 'publisher-elsewhere');
  await moloIn(home, 'identity', 'list');
  await drop({ name: 'one.molo', bytes: first });
  await expect(verdict(page, 'trusted')).toBeVisible();
  // The same publisher on a computer that does not know of the first edition.
  const [table, out] = [join(host.folder, 'cases.csv'), join(host.folder, 'fork.molo')];
  await writeFile(table, 'geo,n\nPL,99\n');
  await moloIn(home, 'trust', 'add', join(host.folder, 'keys', 'card.json'), '--fingerprint', await fingerprintOf(host));
  await moloIn(home, 'pack', table, '--title', 'Cases', '--name', 'cases', '--from', join(host.folder, 'publisher-keys'), '--to', join(host.folder, 'keys', 'card.json'), '-o', out);
  await drop({ name: 'fork.molo', bytes: await readFile(out) });
  await expect(verdict(page, 'refused')).toContainText('does not fit the editions that you opened before');
  await expect(page.getByRole('button', { name: 'Open it all the same' })).toHaveCount(0);
});

test('the publisher’s notes are shown as text and saved as they are; rules are sentences', async ({ host, workbench: { page, drop } }) => {
  const { folder, molo } = host;
  const [table, notes, out] = [join(folder, 'cases.csv'), join(folder, 'notes.md'), join(folder, 'noted.molo')];
  const text = '# How it was counted\n\nOnce per *person*. <script>alert(1)</script>\n';
  await writeFile(table, 'geo,n\nPL,12\n');
  await writeFile(notes, text);
  await molo('identity', 'new', '--name', 'Anna Nowak', '--out', join(folder, 'keys'), '--no-passphrase');
  await molo('pack', table, '--title', 'Cases', '--minimum-count', '5', '--with', `notes=${notes}`, '--from', join(folder, 'keys'), '--to', join(folder, 'keys', 'card.json'), '-o', out);
  await drop({ name: 'noted.molo', bytes: await readFile(out) });
  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect(page.getByText('No count below 5 is published.')).toBeVisible();
  await page.getByRole('button', { name: 'Show notes.md' }).click();
  await expect(page.getByRole('heading', { name: 'How it was counted' })).toBeVisible();
  await expect(page.getByText('<script>alert(1)</script>')).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save notes.md' }).click()]);
  expect(await readFile(await download.path(), 'utf8')).toBe(text);
});

async function fingerprintOf({ molo }: Host): Promise<string> {
  return (await molo('identity', 'list')).split('  ')[0] ?? '';
}
