import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Fingerprint } from '#shared/base';
import { fingerprintWords } from '../../shared/package/fingerprint-words';
import { expectAccessible } from './support/accessibility';
import { choose } from './support/choosing';
import { asFile, introduce, type Stranger, stranger } from './support/people';
import { type Host, needsChromium, test } from './support/workbench';

needsChromium();

const GROUPS = /([0-9a-f]{4} ){15}[0-9a-f]{4}/;

const panel = (page: Page): Locator => page.getByRole('complementary').filter({ has: page.getByRole('button', { name: 'Close', exact: true }) });
const person = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true });
const groups = (page: Page, state: string): Locator => panel(page).locator(`li[data-state=${state}]`);
const heard = (page: Page): Locator => page.getByLabel('Fingerprint as it was read out');
const notice = (page: Page): Locator => page.getByRole('alertdialog');

async function known(host: Host, name: string, petName: string): Promise<Stranger> {
  const contact = await stranger(host, name, 'Odbor azylové a migrační politiky');
  await introduce({ ...contact, molo: host.molo }, contact, petName);
  return contact;
}

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
  await person(page, 'Anna Nowak').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Copy fingerprint' }).click();
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
  await ministry.molo('pack', csv, '--title', 'Applications', '--from', ministry.keys, '--to', join(keys, 'card.json'), '-o', sealed);
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
  await choose(page, join(keys, 'card.json'), () => panel(page).getByRole('button', { name: 'Choose a card file' }).click());
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

test('a fingerprint is heard as words, and a word that is misspelt is told from one that differs', async ({ host, workbench: { page, drop } }) => {
  const ministry = await stranger(host, 'Ministerstvo vnitra');
  const words = fingerprintWords(ministry.fingerprint.replaceAll(' ', '') as Fingerprint);
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('heading', { name: 'Nobody is trusted yet' })).toBeVisible();
  await drop(await asFile(ministry.card));
  await panel(page).getByRole('radiogroup', { name: 'They read out' }).getByRole('radio', { name: 'Words' }).click();
  const other = words[1] === 'zoo' ? 'zone' : 'zoo';
  await heard(page).fill(`${words[0]} ${other} habour `);
  await expect(groups(page, 'agrees')).toHaveCount(1);
  await expect(groups(page, 'differs')).toContainText('differs');
  await expect(groups(page, 'misspelt')).toContainText('no such word');
  await expect(panel(page).getByRole('status')).toContainText('1 of 24 words agree, 2 do not: ask once more');
  await expectAccessible(page);
  await heard(page).fill(words.with(23, other).join(' '));
  await expect(panel(page).getByRole('alert')).toContainText('The fingerprint that you typed is not the one of this card');
  await heard(page).fill(words.map((word, index) => `${index + 1}. ${word.toUpperCase()}`).join(', '));
  await page.keyboard.press('Enter');
  await expect(person(page, 'Ministerstvo vnitra')).toContainText('typed in as words');
  await expect(person(page, 'Ministerstvo vnitra')).toContainText(words[0] ?? '');
});

test('a contact’s new key is taken at the word of the old one, and the old one is shown as replaced', async ({ host, workbench: { page, drop } }) => {
  const ministry = await known(host, 'Ministerstvo vnitra', 'Prague');
  await ministry.molo('identity', 'rotate', ministry.keys, '--no-passphrase', '--out', join(host.folder, 'renewed'));
  await page.keyboard.press('Control+5');
  await expect(person(page, 'Prague')).toBeVisible();
  await drop(await asFile(join(host.folder, 'renewed', 'card.json')));
  await expect(panel(page)).toContainText('A new key of Prague');
  await expect(panel(page).getByLabel('Fingerprint as it was read out')).toHaveCount(0);
  await expectAccessible(page);
  await panel(page).getByRole('button', { name: 'Take the new key' }).click();
  await expect(notice(page)).toContainText('The new key of Prague is confirmed');
  await expect(person(page, 'Prague')).toHaveCount(2);
  await expect(person(page, 'Prague').first()).toContainText('Signed by their earlier key');
  await expect(person(page, 'Prague').last()).toContainText('Replaced');
  await expect(person(page, 'Prague').last()).toContainText('nothing new is sealed for it');
  await expectAccessible(page);
});

test('the keys of an identity are replaced, the old ones kept quietly, and it is backed up and restored elsewhere', async ({ host, workbench: { page } }) => {
  const secret = join(host.folder, 'secret.txt');
  await writeFile(secret, 'port wiatr lina');
  await host.molo('identity', 'new', '--name', 'Anna Nowak', '--passphrase-file', secret);
  await page.keyboard.press('Control+5');
  await person(page, 'Anna Nowak').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Replace the keys' }).click();
  await expect(panel(page)).toContainText('They add it with one click');
  await panel(page).getByText('Locked with a passphrase').click();
  await expect(panel(page)).toContainText('Nobody can recover it');
  await page.getByLabel('Passphrase of Anna Nowak').fill('port wiatr lina');
  await page.getByLabel('Passphrase', { exact: true }).fill('cuma ster maszt');
  await page.getByLabel('Passphrase once more').fill('cuma ster maszt');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const retired = page.getByRole('region', { name: 'Your earlier keys' });
  await expect(retired.getByRole('article', { name: 'Anna Nowak' })).toContainText('Replaced on');
  await expect(notice(page)).toContainText('Anna Nowak has new keys');

  const mine = page.getByRole('region', { name: 'Your identity' }).getByRole('article', { name: 'Anna Nowak' });
  await mine.getByRole('button', { name: 'Back up' }).click();
  await page.getByLabel('Passphrase of Anna Nowak').fill('not this one');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('That passphrase does not open this identity');
  await page.getByLabel('Passphrase of Anna Nowak').fill('cuma ster maszt');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const backup = join(host.folder, download.suggestedFilename());
  await download.saveAs(backup);
  expect(backup).toContain('anna-nowak.identity-backup.json');
  expect(await readFile(backup, 'utf8')).not.toContain('AGE-SECRET-KEY');

  await page.getByRole('button', { name: 'Create an identity' }).click();
  await panel(page).getByRole('button', { name: 'Restore an identity from a backup' }).click();
  await choose(page, backup, () => panel(page).getByRole('button', { name: 'Choose a backup file' }).click());
  await page.getByLabel('Passphrase', { exact: true }).fill('cuma ster maszt');
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('alert')).toContainText('storage.exists');
  await expectAccessible(page);
});

test('the manual’s page is read in the app and left by Escape, in the language in use', async ({ workbench: { page, command } }) => {
  await page.keyboard.press('Control+5');
  await page.getByRole('button', { name: 'How two people exchange packages' }).click();
  await expect(page.getByRole('heading', { name: 'Anna makes sure that Jan’s card is Jan’s' })).toBeVisible();
  await expect(page.getByRole('article')).not.toContainText('[//]');
  for (const theme of ['Light', 'Dark']) {
    await command(theme);
    await expectAccessible(page);
  }
  await command('Polski');
  await expect(page.getByRole('heading', { name: 'Anna pieczętuje pakiet dla Jana' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Nie masz jeszcze tożsamości' })).toBeVisible();
});
