import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { type Host, moloIn, needsChromium, test } from './support/workbench';

needsChromium();

const GROUPS = /([0-9a-f]{4} ){15}[0-9a-f]{4}/;

const panel = (page: Page): Locator => page.getByRole('complementary').filter({ has: page.getByRole('button', { name: 'Close', exact: true }) });
const person = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });
const groups = (page: Page, state: string): Locator => panel(page).locator(`li[data-state=${state}]`);
const heard = (page: Page): Locator => page.getByLabel('Fingerprint as it was read out');
const notice = (page: Page): Locator => page.getByRole('alertdialog');

interface Stranger {
  /** The file of their card. */
  readonly card: string;
  /** As they would read it out. */
  readonly fingerprint: string;
  readonly molo: (...words: readonly string[]) => Promise<string>;
}

/** Somebody at another computer. */
async function stranger({ folder }: Host, name: string, institution = 'Odbor azylové a migrační politiky'): Promise<Stranger> {
  const home = join(folder, name);
  const molo = (...words: readonly string[]): Promise<string> => moloIn(home, ...words);
  await molo('identity', 'new', '--name', name, '--institution', institution, '--out', join(home, 'keys'), '--no-passphrase');
  const [fingerprint = ''] = GROUPS.exec(await molo('identity', 'list')) ?? [];
  return { card: join(home, 'keys', 'card.json'), fingerprint, molo };
}

async function known(host: Host, name: string, petName: string): Promise<Stranger> {
  const contact = await stranger(host, name);
  await host.molo('trust', 'add', contact.card, '--fingerprint', contact.fingerprint, '--as', petName);
  return contact;
}

const asFile = async (path: string, name = 'card.json') => ({ name, bytes: await readFile(path) });

test('an identity is made, with a passphrase typed twice, and its card can be handed on', async ({ workbench: { page, command } }) => {
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('heading', { name: 'You have no identity yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Create an identity' }).click();
  const create = panel(page).getByRole('button', { name: 'Create identity' });
  await expect(page.getByLabel('Your name')).toBeFocused();
  await page.keyboard.type('Łucja Śmigły');
  await page.getByText('Without a passphrase').click();
  await expect(create).toBeEnabled();
  await page.getByText('Locked with a passphrase').click();
  await expect(create).toBeDisabled();
  await page.getByLabel('Passphrase', { exact: true }).fill('port wiatr lina');
  await page.getByLabel('Passphrase once more').fill('port wiatr lima');
  await expect(panel(page)).toContainText('The two are not the same');
  await expectAccessible(page);
  await page.getByLabel('Passphrase once more').fill('port wiatr lina');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('progressbar', { name: 'Making the keys' })).toBeVisible();
  await expect(person(page, 'Łucja Śmigły')).toContainText(GROUPS);
  await expect(person(page, 'Łucja Śmigły')).toContainText('Locked');
  await expect(panel(page)).toHaveCount(0);

  const [download] = await Promise.all([page.waitForEvent('download'), command('Save my card')]);
  expect(download.suggestedFilename()).toBe('lucja-smigly.card.json');
  const card = JSON.parse(await readFile(await download.path(), 'utf8')) as object;
  expect(Object.keys(card)).toEqual(expect.arrayContaining(['payload', 'signature']));
});

test('a locked identity is unlocked here too, and what is copied is its fingerprint', async ({ host, page, context, workbench }) => {
  const secret = join(host.folder, 'secret.txt');
  await writeFile(secret, 'zażółć gęślą');
  await host.molo('identity', 'new', '--name', 'Anna Nowak', '--passphrase-file', secret);
  await workbench.page.keyboard.press('Control+5');
  await person(page, 'Anna Nowak').getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByLabel('Passphrase of Anna Nowak')).toBeFocused();
  await page.keyboard.type('not this one');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('That passphrase does not open this identity');
  await page.keyboard.type('zażółć gęślą');
  await page.keyboard.press('Enter');
  await expect(person(page, 'Anna Nowak')).toContainText('Unlocked until Molo is closed');

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await person(page, 'Anna Nowak').getByRole('button', { name: 'Copy fingerprint' }).click();
  await expect(notice(page).filter({ hasText: 'in the clipboard' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(await host.molo('identity', 'list')).toContain(copied);
});

test('a contact is added by a fingerprint that is typed and never shown before, and then their package opens', async ({ host, workbench: { page, drop } }) => {
  const keys = join(host.folder, 'keys');
  const fingerprint = await host.molo('identity', 'new', '--name', 'Anna Nowak', '--out', keys, '--no-passphrase');
  const ministry = await stranger(host, 'Ministerstvo vnitra');
  await ministry.molo('trust', 'add', join(keys, 'card.json'), '--fingerprint', fingerprint.trim());
  const [csv, sealed] = [join(host.folder, 'wnioski.csv'), join(host.folder, 'wnioski.molo')];
  await writeFile(csv, 'kraj;rok\nPL;2022\n');
  await ministry.molo('pack', csv, '--title', 'Applications', '--from', join(ministry.card, '..'), '--to', join(keys, 'card.json'), '-o', sealed);
  await drop(await asFile(sealed, 'wnioski.molo'));
  await page.getByRole('button', { name: 'Add the publisher as a contact' }).click();
  await expect(panel(page)).toContainText('It proves nothing yet');

  await drop(await asFile(ministry.card));
  await expect(panel(page)).toContainText('Not yet trusted');
  await expect(panel(page)).toContainText('Ministerstvo vnitra');
  const [first = '', second = ''] = ministry.fingerprint.split(' ');
  await expect(page.locator('body')).not.toContainText(first);

  await expect(heard(page)).toBeFocused();
  await page.keyboard.type(`${first.toUpperCase()}–${second === '0000' ? '1111' : '0000'}`);
  await expect(groups(page, 'agrees')).toHaveCount(1);
  await expect(groups(page, 'differs')).toContainText('differs');
  await expect(panel(page).getByRole('status')).toContainText('1 of 16 groups agree, 1 differs');
  await expectAccessible(page);
  await heard(page).fill(`${first} ghij`);
  await expect(panel(page)).toContainText('“g” is none of them');
  await expect(panel(page).getByRole('button', { name: 'Add contact' })).toBeDisabled();

  await heard(page).fill(ministry.fingerprint.replaceAll(' ', '-').toUpperCase());
  await expect(panel(page).getByRole('status')).toContainText('The whole fingerprint agrees');
  await page.getByLabel('Your own name for them').fill('Prague desk');
  await page.keyboard.press('Enter');
  await expect(person(page, 'Prague desk')).toContainText('calls themselves Ministerstvo vnitra');
  await expect(person(page, 'Prague desk')).toContainText(ministry.fingerprint.slice(0, 39));
  await expect(notice(page)).toContainText('One package of theirs was refused before');
  await notice(page).getByRole('button', { name: 'Go to the Library' }).click();
  await drop(await asFile(sealed, 'wnioski.molo'));
  await expect(page.locator('article section[data-verdict=trusted]')).toContainText('Signed by Prague desk');
});

test('a fingerprint that is not the card’s, and cards that are no use, each say so', async ({ host, workbench: { page, drop, command } }) => {
  const keys = join(host.folder, 'keys');
  await host.molo('identity', 'new', '--name', 'Anna Nowak', '--out', keys, '--no-passphrase');
  const budapest = await known(host, 'Kutatóközpont', 'Budapest');
  const forger = await stranger(host, 'Kutatóközpont II');
  await page.keyboard.press('Control+5');
  await expect(person(page, 'Budapest')).toBeVisible();
  await drop(await asFile(forger.card));
  await heard(page).fill(budapest.fingerprint);
  await expect(panel(page).getByRole('alert')).toContainText('The fingerprint that you typed is not the one of this card');
  await expect(panel(page).getByRole('button', { name: 'Add contact' })).toBeDisabled();

  await panel(page).getByRole('button', { name: 'Another card' }).click();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), panel(page).getByRole('button', { name: 'Choose a card file' }).click()]);
  await chooser.setFiles(join(keys, 'card.json'));
  await expect(panel(page)).toContainText('This is your own card');
  await drop(await asFile(budapest.card));
  await expect(panel(page)).toContainText('Budapest is among your contacts');
  await drop({ name: 'card.json', bytes: (await readFile(forger.card, 'utf8')).replace('"payload": "ey', '"payload": "ez').replace('"payload":"ey', '"payload":"ez') });
  await expect(panel(page).getByRole('alert')).toContainText('This is not a contact card, or it was changed after it was signed');
  await expectAccessible(page);

  await page.getByLabel('Or paste the card’s text').fill(await readFile(forger.card, 'utf8'));
  await expect(panel(page)).toContainText('Not yet trusted');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await command('Add a contact');
  await expect(panel(page)).toContainText('Kutatóközpont II');
  await command('Polski');
  await expect(page.getByText('Jeszcze niezaufana')).toBeVisible();
});

test('contacts are searched, renamed, and removed with a way back, all by keyboard', async ({ host, workbench: { page } }) => {
  const { fingerprint } = await known(host, 'Ministerstvo vnitra', 'Prague');
  await known(host, 'Kutatóközpont', 'Budapest');
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('searchbox').fill('kutato');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByRole('searchbox').fill(fingerprint.slice(5, 19));
  await expect(page.getByRole('article')).toContainText('Prague');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article')).toHaveCount(2);

  const rename = person(page, 'Prague').getByRole('button', { name: 'Rename' });
  await rename.press('Enter');
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(rename).toBeFocused();
  await rename.press('Enter');
  await page.getByLabel('Name', { exact: true }).fill('Praha');
  await page.keyboard.press('Enter');
  await expect(person(page, 'Praha')).toContainText('Confirmed');

  await person(page, 'Praha').getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(panel(page)).toContainText('will be refused as an unknown publisher’s');
  await panel(page).getByRole('button', { name: 'Remove contact' }).press('Enter');
  await expect(page.getByRole('article')).toHaveCount(1);
  expect(await host.molo('trust', 'list')).not.toContain('Praha');
  await notice(page).getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(person(page, 'Praha')).toContainText(fingerprint.slice(0, 39));
  expect(await host.molo('trust', 'list')).toContain('Praha');
});

test('training identities stand apart from one’s own, and nothing has a serious fault of accessibility, light or dark', async ({ host, workbench: { page, command } }) => {
  await host.molo('identity', 'new', '--name', 'Anna Nowak', '--no-passphrase');
  await known(host, 'Ministerstvo vnitra', 'Prague');
  await command('Open the training package');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+5');
  const training = page.getByRole('region', { name: 'For training only' });
  await expect(training.getByRole('article')).toHaveCount(2);
  await expect(training).not.toContainText('Anna Nowak');
  await expect(training.getByRole('button')).toHaveCount(0);
  for (const theme of ['Light', 'Dark']) {
    await command(theme);
    await expectAccessible(page);
  }
  await person(page, 'Prague').getByRole('button', { name: 'Remove' }).click();
  await expectAccessible(page);
});
