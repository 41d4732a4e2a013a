import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { Decrypter, Encrypter } from 'age-encryption';
import { expectAccessible } from './support/accessibility';
import { asFile, holder, introduce, type Stranger, stranger } from './support/people';
import { type Host, needsChromium, test } from './support/workbench';

needsChromium();

const verdict = (page: Page, status: string): Locator => page.locator(`article section[data-verdict=${status}]`);
const panel = (page: Page): Locator => page.getByRole('complementary').filter({ has: page.getByRole('button', { name: 'Close', exact: true }) });

/** A package of one table from one to the other. */
async function pack({ folder }: Host, from: Stranger, to: Stranger, name: string): Promise<string> {
  const [csv, file] = [join(folder, 'wnioski.csv'), join(folder, `${name}.molo`)];
  await writeFile(csv, 'kraj;rok\nPL;2022\n');
  await from.molo('pack', csv, '--title', 'Applications', '--name', 'applications', '--from', from.keys, '--to', to.card, '-o', file);
  return file;
}

/** The holder of the host and an office, each of whom has heard the other's fingerprint. */
async function acquainted(host: Host): Promise<{ anna: Stranger; office: Stranger }> {
  const anna = await holder(host);
  const office = await stranger(host, 'Komisja Azylowa');
  await introduce(anna, office, 'Prague');
  await introduce(office, anna);
  return { anna, office };
}

/** Everything in a package, once more for somebody else: what anybody who may open it can do with the stock tool. */
async function resealed(file: string, reader: Stranger, recipient: string): Promise<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(/AGE-SECRET-KEY-PQ-1\w+/.exec(await reader.molo('identity', 'export', '--age', reader.keys))?.[0] ?? '');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(await decrypter.decrypt(await readFile(file)));
}

async function recipientOf({ card }: Stranger): Promise<string> {
  const { payload } = JSON.parse(await readFile(card, 'utf8')) as { payload: string };
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { recipients: { hybrid: string } }).recipients.hybrid;
}

test('a package that somebody sealed again for a third party says that it was passed on', async ({ host, workbench: { page, drop } }) => {
  const { anna, office } = await acquainted(host);
  const other = await stranger(host, 'Kutatóközpont');
  await introduce(office, other);
  const file = await pack(host, office, other, 'for-another');
  await drop({ name: 'for-another.molo', bytes: await resealed(file, other, await recipientOf(anna)) });
  await expect(verdict(page, 'refused')).toContainText('its publisher did not seal it for these recipients');
  await expect(verdict(page, 'refused')).toContainText('trust.recipientsUnbound');
  await expect(page.locator('[data-verdict=trusted]')).toHaveCount(0);
});

test('an older edition that is sent again is refused once the newer one was opened', async ({ host, workbench: { page, drop } }) => {
  const { anna, office } = await acquainted(host);
  const first = await pack(host, office, anna, 'first');
  const second = await pack(host, office, anna, 'second');
  await drop(await asFile(second));
  await expect(verdict(page, 'trusted')).toContainText('Prague');
  await drop(await asFile(first));
  await expect(verdict(page, 'refused')).toContainText('trust.rollback');
  await expect(verdict(page, 'refused')).toContainText('you have opened edition 2 already');
});

test('a package signed by a stranger’s key is unknown; under a contact’s name, or one like it, it is a hard stop', async ({ host, workbench: { page, drop } }) => {
  const { anna } = await acquainted(host);
  const strangers = [
    ['Kutatóközpont', 'unknownPublisher', 'trust.unknownSigner'],
    ['Komisja Azylowa', 'refused', 'trust.changedKey'],
    ['Kornisja Azylowa', 'refused', 'trust.lookAlike'],
  ] as const;
  for (const [name, status, code] of strangers) {
    const signer = await stranger(host, name, undefined, code);
    await introduce(signer, anna);
    await drop(await asFile(await pack(host, signer, anna, code)));
    await expect(verdict(page, status)).toContainText(code);
  }
  await expectAccessible(page);
  await expect(page.locator('[data-verdict=trusted]')).toHaveCount(0);
});

test('a list that voids a publisher’s key withdraws what is open, and refuses what comes', async ({ host, workbench: { page, drop } }) => {
  const { anna, office } = await acquainted(host);
  const guard = await stranger(host, 'Straż Graniczna');
  for (const other of [anna, office]) {
    await introduce(other, guard);
    await introduce(guard, other);
  }
  const list = join(host.folder, 'revocations.molo');
  await office.molo('trust', 'revoke', guard.name, '--reason', 'compromised', '--from', office.keys, '--to', anna.card, '-o', list);
  await drop(await asFile(await pack(host, guard, anna, 'before')));
  await expect(verdict(page, 'trusted')).toContainText(guard.name);
  await drop(await asFile(list));
  await expect(verdict(page, 'trusted')).toContainText('Prague');

  await page.keyboard.press('Control+5');
  const waiting = page.getByRole('article', { name: 'List no. 1 of Prague' });
  await expect(waiting).toContainText('It does not hold here until you apply it');
  await expectAccessible(page);
  await waiting.getByRole('button', { name: 'Apply this list' }).click();
  await expect(panel(page)).toContainText('Straż Graniczna: the key may be in wrong hands');
  await panel(page).getByRole('button', { name: 'Apply the list' }).click();
  await expect(page.getByRole('article', { name: guard.name, exact: true })).toContainText('Revoked');
  await expect(waiting).toContainText('Made today');
  await expect(waiting.getByRole('row').last()).toContainText('known to you');
  await expectAccessible(page);

  await page.keyboard.press('Control+1');
  await page.getByRole('option', { name: 'applications' }).click();
  await expect(verdict(page, 'refused')).toContainText('trust.revoked');
  await expect(page.getByRole('grid')).toHaveCount(0);
  await drop(await asFile(await pack(host, guard, anna, 'after')));
  await page.getByRole('option', { name: /after/ }).click();
  await expect(verdict(page, 'refused')).toContainText('trust.revoked');
});

test('a card that bears a contact’s name, looks like it, or was voided cannot be added, and says why', async ({ host, workbench: { page, drop } }) => {
  const { anna, office } = await acquainted(host);
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('article', { name: 'Prague', exact: true })).toBeVisible();
  const stops = [
    ['KOMISJA Azylowa', 'carries the name of your contact “Prague”, but another key'],
    ['Kornisja Azylowa', 'only looks like that of your contact “Prague”'],
  ] as const;
  for (const [name, sentence] of stops) {
    const forger = await stranger(host, name);
    await drop(await asFile(forger.card));
    await expect(panel(page).getByRole('alert')).toContainText(sentence);
    await expect(panel(page).getByRole('textbox')).toHaveCount(0);
    await expect(panel(page)).toContainText(office.fingerprint.slice(0, 39));
    await expectAccessible(page);
  }
  const guard = await stranger(host, 'Straż Graniczna');
  await introduce(office, guard);
  const list = join(host.folder, 'revocations.molo');
  await office.molo('trust', 'revoke', guard.name, '--reason', 'lost', '--from', office.keys, '--to', anna.card, '-o', list);
  await anna.molo('trust', 'import-revocations', list);
  await drop(await asFile(guard.card));
  await expect(panel(page).getByRole('alert')).toContainText('The key of this card was declared void');
  await expect(panel(page).getByRole('alert')).toContainText('Declared void by Prague');
});
