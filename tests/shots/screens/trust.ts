import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type Host, moloIn, type Workbench } from '../../e2e/support/workbench';
import type { States } from '../support/shoot';

/** Somebody else's card, and the fingerprint that they would read out. */
async function stranger({ folder }: Host, name: string, institution?: string): Promise<{ card: string; fingerprint: string }> {
  const home = join(folder, name);
  const from = institution === undefined ? [] : ['--institution', institution];
  await moloIn(home, 'identity', 'new', '--name', name, ...from, '--out', join(home, 'keys'), '--no-passphrase');
  const fingerprint = (await moloIn(home, 'identity', 'list')).slice(0, 79);
  return { card: join(home, 'keys', 'card.json'), fingerprint };
}

const PEOPLE = [
  ['Ministerstvo vnitra', 'Odbor azylové a migrační politiky', 'Prague, asylum desk'],
  ['Łucja Śmigły-Brzęczyszczykiewiczówna', 'Zachodniopomorski Urząd Wojewódzki w Szczecinie, Wydział Spraw Obywatelskich i Cudzoziemców', undefined],
  ['Migrációs Kutatóközpont', undefined, 'Budapest'],
] as const;

async function peopled({ page }: Workbench, host: Host): Promise<void> {
  await host.molo('identity', 'new', '--name', 'Anna Nowak', '--institution', 'Urząd do Spraw Cudzoziemców', '--no-passphrase');
  for (const [name, institution, petName] of PEOPLE) {
    const { card, fingerprint } = await stranger(host, name, institution);
    await host.molo('trust', 'add', card, '--fingerprint', fingerprint, ...(petName === undefined ? [] : ['--as', petName]));
  }
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('article')).toHaveCount(4);
}

async function typing(workbench: Workbench, host: Host, typed: (fingerprint: string) => string): Promise<void> {
  await peopled(workbench, host);
  const { page, drop } = workbench;
  const { card, fingerprint } = await stranger(host, 'Ministerstvo vnitra Slovenskej republiky', 'Migračný úrad');
  await drop({ name: 'card.json', bytes: await readFile(card) });
  await page.getByLabel('Fingerprint as it was read out').fill(typed(fingerprint));
}

export const trust: States = {
  empty: async ({ page }) => {
    await page.keyboard.press('Control+5');
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4);
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
