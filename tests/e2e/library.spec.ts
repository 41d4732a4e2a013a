import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { choose } from './support/choosing';
import { type Host, moloIn, needsChromium, test } from './support/workbench';

needsChromium();

const CSV = 'kraj;rok;wnioski\nPL;2015;12190\nPL;2022;9825\nNA;2022;\n';

const verdict = (page: Page, status: string): Locator => page.locator(`article section[data-verdict=${status}]`);
const library = (page: Page): Locator => page.getByRole('listbox', { name: 'Packages and files' });

/** A package that the holder of the host's keyring sealed for themselves. */
async function ownPackage({ folder, molo }: Host, passphrase?: string): Promise<Buffer> {
  const keys = join(folder, 'keys');
  const secret = join(folder, 'secret.txt');
  await writeFile(secret, passphrase ?? '');
  const unlocking = passphrase === undefined ? [] : ['--passphrase-file', secret];
  await molo('identity', 'new', '--name', 'Anna Nowak', '--out', keys, ...(passphrase === undefined ? ['--no-passphrase'] : unlocking));
  return sealed(folder, ['--from', keys, ...unlocking], join(keys, 'card.json'), molo);
}

/** A package for the host's holder by somebody whom they have not confirmed. */
async function strangersPackage({ folder, molo }: Host): Promise<Buffer> {
  const keys = join(folder, 'keys');
  const fingerprint = await molo('identity', 'new', '--name', 'Anna Nowak', '--out', keys, '--no-passphrase');
  const elsewhere = join(folder, 'elsewhere');
  const stranger = (...words: readonly string[]): Promise<string> => moloIn(elsewhere, ...words);
  await stranger('identity', 'new', '--name', 'Ministerstvo vnitra', '--out', join(elsewhere, 'keys'), '--no-passphrase');
  await stranger('trust', 'add', join(keys, 'card.json'), '--fingerprint', fingerprint.trim());
  return sealed(elsewhere, ['--from', join(elsewhere, 'keys')], join(keys, 'card.json'), stranger);
}

async function sealed(folder: string, from: readonly string[], card: string, molo: Host['molo']): Promise<Buffer> {
  await mkdir(folder, { recursive: true });
  const csv = join(folder, 'wnioski.csv');
  await writeFile(csv, CSV);
  const file = join(folder, 'wnioski.molo');
  await molo('pack', csv, '--title', 'Applications in Poland', ...from, '--to', card, '-o', file);
  return readFile(file);
}

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(copy.length - 50) ^ 1, copy.length - 50);
  return copy;
}

test('one click leads a newcomer to the training package, which is never shown as trusted', async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'Open the training package' }).click();
  await expect(verdict(page, 'training')).toContainText('it is not a message from anybody');
  await expect(verdict(page, 'training')).toContainText(/([0-9a-f]{4} ){15}[0-9a-f]{4}/);
  await expect(page.locator('[data-verdict=trusted]')).toHaveCount(0);

  const tables = page.getByRole('listbox', { name: 'Tables' });
  await expect(tables.getByRole('option')).toHaveCount(5);
  await expect(page.getByRole('region', { name: 'Fields' })).toContainText('Country of citizenship, ISO 3166-1 alpha-2. NA is Namibia.');
  await expect(page.getByRole('grid', { name: 'First 100 rows' })).toContainText('2018-01');

  await tables.getByRole('option', { name: 'Procedures' }).click();
  await expect(page.getByRole('heading', { name: 'Procedures', level: 3 })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'All rows' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText('Procedures');
});

test('a plain CSV dropped on the window opens as unsigned, and the report says how it was read', async ({ workbench: { page, drop } }) => {
  await drop({ name: 'wnioski 2022.csv', bytes: CSV });
  await expect(verdict(page, 'unsigned')).toContainText('Nobody signed it');
  await expect(page.locator('[data-verdict=trusted]')).toHaveCount(0);
  await expect(page.getByText('files."wnioski 2022"')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'All rows' })).toContainText('NA');
  await page.getByRole('tab', { name: 'Import report' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('CSV, UTF-8, separated by semicolons');
});

test('a file can be chosen by keyboard', async ({ workbench: { page } }) => {
  await choose(page, { name: 'wnioski.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) }, () => page.keyboard.press('Control+o'));
  await expect(verdict(page, 'unsigned')).toBeVisible();
});

test('a damaged package is refused with its sentences, in English and in Polish', async ({ host, workbench: { page, drop, command } }) => {
  await drop({ name: 'wnioski.molo', bytes: damaged(await ownPackage(host)) });
  await expect(verdict(page, 'refused')).toContainText('wnioski.molo is damaged');
  await expect(verdict(page, 'refused')).toContainText('Nothing was imported');
  await expectAccessible(page);
  await command('Polski');
  await expect(verdict(page, 'refused')).toContainText('Odrzucony');
  await expect(verdict(page, 'refused')).toContainText('Niczego nie zaimportowano');
  await expect(page.getByRole('contentinfo')).toContainText('brak otwartych danych');
});

test('what a package by an unknown publisher says of itself is shown as claims, and nothing of it is imported', async ({ host, workbench: { page, drop } }) => {
  await drop({ name: 'wnioski.molo', bytes: await strangersPackage(host) });
  await expect(verdict(page, 'unknownPublisher')).toContainText('nothing was imported');
  await expect(page.getByRole('article')).toContainText('None of this could be proved');
  await expect(page.getByRole('article')).toContainText('Ministerstvo vnitra');
  await expect(page.getByRole('contentinfo')).toContainText('no data open');
  await page.getByRole('button', { name: 'Add the publisher as a contact' }).click();
  await expect(page.getByRole('complementary', { name: 'Add a contact' })).toBeVisible();
});

test('a locked identity is unlocked beside the package, which then opens as verified and trusted', async ({ host, workbench: { page, drop } }) => {
  await drop({ name: 'wnioski.molo', bytes: await ownPackage(host, 'zażółć gęślą') });
  const passphrase = page.getByLabel('Passphrase of Anna Nowak');
  await expect(passphrase).toBeFocused();
  await expectAccessible(page);
  await passphrase.fill('not this one');
  await page.keyboard.press('Enter');
  await expect(page.getByText('That passphrase does not open your identity')).toBeVisible();
  await passphrase.fill('zażółć gęślą');
  await page.keyboard.press('Enter');
  await expect(verdict(page, 'trusted')).toContainText('Signed by your own identity Anna Nowak');
  await expect(page.getByRole('heading', { name: 'Applications in Poland', level: 2 })).toBeVisible();
  await expectAccessible(page);
});

test('what is cancelled leaves nothing', async ({ workbench: { page } }) => {
  // Large enough to be caught at it: a hundred megabytes, made in the page.
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    const piece = 'PL;2022;9825\n'.repeat(80_000);
    dataTransfer.items.add(new File(['kraj;rok;wnioski\n', ...Array.from({ length: 100 }, () => piece)], 'large.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  const progress = page.getByRole('progressbar', { name: 'Reading large.csv' });
  await expect(progress).toContainText(/[\d.]+ of 104\.0 MB · [\d,]+ rows/);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing is open yet' })).toBeVisible();
  await expect(progress).toHaveCount(0);
  await expect(page.getByRole('contentinfo')).toContainText('no data open');
});

test('a reload keeps what is open, and closing leaves nothing behind', async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'Open the training package' }).click();
  await expect(verdict(page, 'training')).toBeVisible();
  await page.getByRole('listbox', { name: 'Tables' }).getByRole('option', { name: 'Voivodeships' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Voivodeships', level: 3 })).toBeVisible();
  await page.keyboard.press('Control+Delete');
  await expect(page.getByRole('heading', { name: 'Nothing is open yet' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Open the training package' })).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('no data open');
});

test('the list is moved through by arrows, and what is looked at follows', async ({ workbench: { page, drop } }) => {
  // One after the other: the list is in the order in which files were read to their end.
  await drop({ name: 'first.csv', bytes: CSV });
  await expect(library(page).getByRole('option')).toHaveCount(1);
  await drop({ name: 'second.csv', bytes: CSV });
  await expect(library(page).getByRole('option')).toHaveCount(2);
  await library(page).getByRole('option', { name: 'second.csv' }).click();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('heading', { name: 'first.csv', level: 2 })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('heading', { name: 'second.csv', level: 2 })).toBeVisible();
});

test('the first screen and an open package have no serious fault of accessibility, light or dark', async ({ workbench: { page, command } }) => {
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Open the training package' }).click();
  await expect(page.getByRole('grid')).toBeVisible();
  for (const theme of ['Light', 'Dark']) {
    await command(theme);
    for (const tab of ['Tables', 'Provenance', 'Import report']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectAccessible(page);
    }
  }
});
