import { join } from 'node:path';
import { expect } from '@playwright/test';
import { asFile, holder, introduce, stranger } from '../../e2e/support/people';
import type { Host, Workbench } from '../../e2e/support/workbench';
import type { States } from '../support/shoot';

const PEOPLE = [
  ['Ministerstvo vnitra', 'Odbor azylové a migrační politiky', 'Prague, asylum desk'],
  ['Łucja Śmigły-Brzęczyszczykiewiczówna', 'Zachodniopomorski Urząd Wojewódzki w Szczecinie, Wydział Spraw Obywatelskich i Cudzoziemców', undefined],
  ['Migrációs Kutatóközpont', undefined, 'Budapest'],
] as const;

async function peopled({ page }: Workbench, host: Host): Promise<void> {
  await host.molo('identity', 'new', '--name', 'Anna Nowak', '--institution', 'Urząd do Spraw Cudzoziemców', '--no-passphrase');
  for (const [name, institution, petName] of PEOPLE) {
    const contact = await stranger(host, name, institution);
    await introduce({ ...contact, molo: host.molo }, contact, petName);
  }
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('article')).toHaveCount(4);
}

async function typing(workbench: Workbench, host: Host, typed: (fingerprint: string) => string): Promise<void> {
  await peopled(workbench, host);
  const { page, drop } = workbench;
  const { card, fingerprint } = await stranger(host, 'Slovenská republika', 'Migračný úrad');
  await drop(await asFile(card));
  await page.getByLabel('Fingerprint as it was read out').fill(typed(fingerprint));
}

/** Somebody renewed their key, and an institution voided a third one's. */
async function changed(workbench: Workbench, host: Host): Promise<void> {
  const anna = await holder(host);
  const [office, guard, desk] = [await stranger(host, 'Urząd do Spraw Cudzoziemców'), await stranger(host, 'Straż Graniczna, Chełm'), await stranger(host, 'Ministerstvo vnitra')];
  for (const other of [office, guard, desk]) await introduce(anna, other);
  for (const other of [anna, guard]) await introduce(office, other);
  await desk.molo('identity', 'rotate', desk.keys, '--no-passphrase', '--out', join(host.folder, 'renewed'));
  await anna.molo('trust', 'add', join(host.folder, 'renewed', 'card.json'), '--succession');
  const list = join(host.folder, 'revocations.molo');
  await office.molo('trust', 'revoke', guard.name, '--reason', 'compromised', '--from', office.keys, '--to', anna.card, '-o', list);
  await workbench.drop(await asFile(list));
  await expect(workbench.page.locator('[data-verdict=trusted]').first()).toBeVisible();
  await workbench.page.keyboard.press('Control+5');
  await expect(workbench.page.getByRole('button', { name: 'Apply this list' })).toBeVisible();
}

export const trust: States = {
  empty: async ({ page }) => {
    await page.keyboard.press('Control+5');
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(5);
  },

  people: async (workbench, host) => {
    await workbench.command('Open the training package');
    await expect(workbench.page.getByRole('grid')).toBeVisible();
    await host.molo('identity', 'new', '--name', 'Dyżur', '--institution', 'Urząd do Spraw Cudzoziemców', '--no-passphrase');
    await peopled(workbench, host).catch(() => undefined);
    await expect(workbench.page.getByRole('article')).toHaveCount(7);
  },

  'one identity': peopled,

  'add: choose a card': async ({ page, command }) => {
    await command('Add a contact');
    await page.getByLabel('Or paste the card’s text').fill('{"this is": "no card"}');
    await expect(page.getByRole('alert')).toBeVisible();
  },

  'add: half typed': async (workbench, host) => typing(workbench, host, (fingerprint) => fingerprint.slice(0, 37)),

  'add: a group differs': async (workbench, host) => typing(workbench, host, (fingerprint) => `${fingerprint.slice(0, 15)}${'0000 0000'.slice(0, 4)}${fingerprint.slice(19)}`),

  'in words': async (workbench, host) => {
    await peopled(workbench, host);
    await workbench.page.getByRole('radio', { name: 'Words' }).first().click();
  },

  'add: a word is misspelt': async (workbench, host) => {
    await typing(workbench, host, () => '');
    await workbench.page.getByRole('radiogroup', { name: 'They read out' }).getByRole('radio', { name: 'Words' }).click();
    await workbench.page.getByLabel('Fingerprint as it was read out').fill('harbour umbrella zoo abandon ');
  },

  'add: a changed key': async (workbench, host) => {
    await peopled(workbench, host);
    await workbench.drop(await asFile((await stranger(host, 'Ministerstvo vnitra', undefined, 'forger')).card));
    await expect(workbench.page.getByRole('alert')).toBeVisible();
  },

  'add: a successor': async (workbench, host) => {
    await peopled(workbench, host);
    const desk = await stranger(host, 'Statistický úrad', undefined, 'desk');
    await introduce({ ...desk, molo: host.molo }, desk);
    await desk.molo('identity', 'rotate', desk.keys, '--no-passphrase', '--out', join(host.folder, 'renewed'));
    await workbench.drop(await asFile(join(host.folder, 'renewed', 'card.json')));
    await expect(workbench.page.getByRole('button', { name: 'Take the new key' })).toBeVisible();
  },

  'a list waits': async (workbench, host) => {
    await changed(workbench, host);
    await workbench.page.getByRole('heading', { name: 'Revoked keys' }).scrollIntoViewIfNeeded();
    await workbench.page.getByRole('button', { name: 'Apply this list' }).click();
  },

  'a list holds': async (workbench, host) => {
    const { page } = workbench;
    await changed(workbench, host);
    await page.getByRole('button', { name: 'Apply this list' }).click();
    await page.getByRole('button', { name: 'Apply the list' }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await page.getByRole('table').scrollIntoViewIfNeeded();
  },

  'replace the keys': async ({ page }, host) => {
    await holder(host);
    await page.keyboard.press('Control+5');
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Replace the keys' }).click();
  },

  manual: async ({ page, command }) => {
    await command('How two people exchange packages');
    await expect(page.getByRole('heading', { name: 'Each makes an identity' })).toBeVisible();
  },

  'new identity': async ({ page, command }) => {
    await command('Create an identity');
    await page.getByText('Locked with a passphrase').click();
    await page.getByLabel('Passphrase', { exact: true }).fill('port wiatr lina cuma');
    await page.getByLabel('Passphrase once more').fill('port wiatr lima');
  },

  'remove a contact': async (workbench, host) => {
    await peopled(workbench, host);
    await workbench.page.getByRole('button', { name: 'Remove…' }).first().click();
  },

  loading: async ({ page }) => {
    await page.route('**/op/contact.list', () => undefined);
    await page.keyboard.press('Control+5');
    await expect(page.getByRole('heading', { name: 'People and institutions' })).toBeVisible();
  },

  error: async ({ page }) => {
    await page.route('**/op/contact.list', (route) => route.fulfill({ json: { ok: false, error: { code: 'storage.corrupt', params: { file: 'contacts/ab12.json' } } } }));
    await page.keyboard.press('Control+5');
    await expect(page.getByRole('alert')).toBeVisible();
  },
};
