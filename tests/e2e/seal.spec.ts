import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Download, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { choose } from './support/choosing';
import { type Host, moloIn, needsChromium, test } from './support/workbench';

needsChromium();

const CSV = 'geo;month;cases\nPL;2026-10;120\nPL;2026-11;98\nCZ;2026-11;7\n';

interface Partner {
  readonly home: string;
  readonly card: string;
}

/** The host's holder has an identity; somebody else has one too, and each has confirmed the other. */
async function partners({ folder, molo }: Host): Promise<Partner> {
  const mine = join(folder, 'keys');
  const fingerprint = await molo('identity', 'new', '--name', 'Data warehouse', '--out', mine, '--no-passphrase');
  const home = join(folder, 'partner');
  const theirs = join(folder, 'partner-keys');
  const their = await moloIn(home, 'identity', 'new', '--name', 'Adam Novák', '--out', theirs, '--no-passphrase');
  await molo('trust', 'add', join(theirs, 'card.json'), '--fingerprint', their.trim());
  await moloIn(home, 'trust', 'add', join(mine, 'card.json'), '--fingerprint', fingerprint.trim());
  return { home, card: join(theirs, 'card.json') };
}

async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}

test('a query’s result is sealed for a contact, who opens it; the copy is checked', async ({ host, workbench: { page, drop, command } }) => {
  const partner = await partners(host);
  await drop({ name: 'cases.csv', bytes: CSV });
  await expect(page.getByRole('heading', { name: 'cases.csv' })).toBeVisible();
  await page.keyboard.press('Control+2');
  await page.getByRole('textbox', { name: 'SQL statement' }).click();
  await page.keyboard.type('select geo, sum(cases) as cases from cases group by geo');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid')).toContainText('218');
  await page.getByRole('button', { name: 'Seal…' }).click();

  const seal = page.getByRole('button', { name: 'Seal the package' });
  await expect(seal).toBeDisabled();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Cases by country');
  await page.getByRole('textbox', { name: 'Name of the table' }).fill('by_country');
  await page.getByRole('textbox', { name: 'Title of the table' }).fill('By country');
  await page.getByRole('textbox', { name: 'Classification line' }).fill('Internal use only');
  const notes = join(host.folder, 'notes.md');
  await writeFile(notes, '# How it was counted\n\nOnce per person.\n');
  await choose(page, notes, () => page.getByRole('button', { name: 'Add a file…' }).click());
  await page.getByText('Adam Novák').click();
  await expect(page.getByText('1 recipient', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await seal.click();
  await expect(page.getByRole('status').filter({ hasText: 'cases-by-country.molo is signed' })).toBeVisible();

  const file = await saved(page, 'Save the package');
  expect(file.name).toBe('cases-by-country.molo');
  const copy = join(host.folder, 'stick.molo');
  await writeFile(copy, file.bytes);
  await choose(page, copy, () => page.getByRole('button', { name: 'Check the copy…' }).click());
  await expect(page.locator('[data-copy=same]')).toContainText('stick.molo is a true copy.');
  await writeFile(copy, file.bytes.subarray(0, -1));
  await choose(page, copy, () => page.getByRole('button', { name: 'Check the copy…' }).click());
  await expect(page.locator('[data-copy=different]')).toContainText('is not the package that was sealed');
  await expectAccessible(page);
  const receipt = await saved(page, 'Save the receipt');
  expect(JSON.parse(receipt.bytes.toString('utf8'))).toMatchObject({
    molo: 'receipt/1',
    file: 'cases-by-country.molo',
    recipients: [{ name: 'Adam Novák', confirmed: true }],
    checks: [{ copy: 'stick.molo', same: true }, { copy: 'stick.molo', same: false }],
  });

  const received = join(host.folder, 'received.molo');
  await writeFile(received, file.bytes);
  expect(await moloIn(partner.home, 'query', received, 'select * from by_country order by geo')).toBe('geo,cases\nCZ,7\nPL,218\n');
  const verdict = JSON.parse(await moloIn(partner.home, 'inspect', received, '--json')) as { status: string; package: { marking: unknown } };
  expect([verdict.status, verdict.package.marking]).toEqual(['trusted', { line: 'Internal use only' }]);

  await page.getByRole('button', { name: 'Seal another package' }).click();
  await expect(page.getByText('No table has been added yet.')).toBeVisible();
  await command('Library');
  await expect(page.getByRole('heading', { name: 'cases.csv' })).toBeVisible();
});

test('what is still needed is said; the next edition is numbered; Escape leads back and loses nothing', async ({ host, workbench: { page, drop } }) => {
  await partners(host);
  await drop({ name: 'cases.csv', bytes: CSV });
  await page.getByRole('button', { name: 'Seal these tables…' }).click();
  for (const needed of ['a title', 'a recipient']) await expect(page.getByRole('complementary').getByText(needed, { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Cases');
  await page.getByText('Adam Novák').click();
  await expect(page.getByText('This is the first edition.')).toBeVisible();
  await page.getByRole('button', { name: 'Seal the package' }).click();
  await expect(page.getByText('cases.molo is signed')).toBeVisible();
  await page.getByRole('button', { name: 'Seal another package' }).click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Cases');
  await expect(page.getByText('This will be edition 2')).toBeVisible();
  await page.getByRole('textbox', { name: 'Title', exact: true }).blur();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'cases.csv' })).toBeVisible();
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Cases');
});

test('cancelling leaves nothing: the screen says so, and sealing works afterwards', async ({ host, workbench: { page, drop } }) => {
  await partners(host);
  const rows = Array.from({ length: 400_000 }, (_, row) => `${row},${row * 7919},name ${row}`).join('\n');
  await drop({ name: 'large.csv', bytes: `id,value,name\n${rows}\n` });
  await page.getByRole('button', { name: 'Seal these tables…' }).click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Large');
  await page.getByText('Adam Novák').click();
  await page.getByRole('button', { name: 'Seal the package' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Nothing was sealed, and nothing was left behind.')).toBeVisible();
  await page.getByRole('button', { name: 'Seal the package' }).click();
  await expect(page.getByText('large.molo is signed')).toBeVisible({ timeout: 30_000 });
});

test('a package is passed on with its publisher’s signature', async ({ host, workbench: { page, drop } }) => {
  const partner = await partners(host);
  const csv = join(host.folder, 'theirs.csv');
  await writeFile(csv, CSV);
  const theirs = join(host.folder, 'theirs.molo');
  await moloIn(partner.home, 'pack', csv, '--title', 'Their cases', '--from', join(host.folder, 'partner-keys'), '--to', join(host.folder, 'keys', 'card.json'), '-o', theirs);
  await drop({ name: 'theirs.molo', bytes: await readFile(theirs) });
  await expect(page.locator('article section[data-verdict=trusted]')).toBeVisible();
  await page.getByRole('button', { name: 'Pass on…' }).click();
  await expect(page.getByText('with the signature of Adam Novák')).toBeVisible();
  await page.getByText('Data warehouse (yourself, to open it later)').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pass it on' }).click();
  await expect(page.getByText('theirs.molo is signed')).toBeVisible();
  const { bytes } = await saved(page, 'Save the package');
  await page.keyboard.press('Control+1');
  await drop({ name: 'passed-on.molo', bytes });
  await expect(page.locator('[data-origin=confirmed]')).toContainText('Adam Novák');
});

test('in Polish, with a locked identity that is unlocked in place', async ({ host, workbench: { page, drop, command } }) => {
  const secret = join(host.folder, 'secret.txt');
  await writeFile(secret, 'żółta łódź');
  await host.molo('identity', 'new', '--name', 'Anna Nowak', '--passphrase-file', secret);
  await drop({ name: 'sprawy.csv', bytes: CSV });
  await expect(page.getByRole('heading', { name: 'sprawy.csv' })).toBeVisible();
  await command('Polski');
  await page.getByRole('button', { name: 'Zapieczętuj te tabele…' }).click();
  await page.getByRole('textbox', { name: 'Tytuł', exact: true }).fill('Sprawy');
  await page.getByText('Anna Nowak (Ty, aby móc go później otworzyć)').click();
  await page.getByLabel('Hasło tożsamości Anna Nowak').fill('zła');
  await page.keyboard.press('Enter');
  await expect(page.getByText('To hasło nie otwiera Twojej tożsamości.')).toBeVisible();
  await page.getByLabel('Hasło tożsamości Anna Nowak').fill('żółta łódź');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Odblokowana do zamknięcia Molo.')).toBeVisible();
  await page.getByRole('button', { name: 'Zapieczętuj pakiet', exact: true }).click();
  await expect(page.getByText('sprawy.molo jest podpisany, zapieczętowany dla 1 odbiorcy')).toBeVisible();
});
