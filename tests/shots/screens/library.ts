import { expect } from '@playwright/test';
import { twoEditions } from '../support/editions';
import type { States } from '../support/shoot';

const LONG_WORDS = `województwo_zamieszkania_cudzoziemca;konstantynopolitańczykowianeczka;rok\n${'zachodniopomorskie;Dziewięćsetdziewięćdziesięciodziewięcionarodowościowego;2022\n'.repeat(60)}`;

export const library: States = {
  empty: async () => {},

  sample: async ({ page, command }) => {
    await command('Open the training package');
    await expect(page.getByRole('grid')).toBeVisible();
  },

  'long words': async ({ page, drop }) => {
    await drop({ name: 'Wnioski_o_udzielenie_zezwolenia_na_pobyt_czasowy_według_województw_i_obywatelstwa_2022.csv', bytes: LONG_WORDS });
    await expect(page.getByRole('grid')).toBeVisible();
  },

  error: async ({ page, drop }) => {
    await drop({ name: 'wnioski.molo', bytes: 'age-encryption.org/v1\n-> X25519 damaged\n' });
    await expect(page.getByRole('alert')).toBeVisible();
  },

  'earlier edition': async ({ page, drop }, host) => {
    const { first, second } = await twoEditions(host);
    await drop({ name: 'wnioski-2.molo', bytes: second });
    await expect(page.locator('article [data-verdict=trusted]')).toBeVisible();
    await drop({ name: 'wnioski-1.molo', bytes: first });
    await expect(page.getByRole('button', { name: 'Open the earlier edition' })).toBeVisible();
  },

  changes: async ({ page, drop }, host) => {
    const { first, second } = await twoEditions(host);
    await drop({ name: 'wnioski-1.molo', bytes: first });
    await expect(page.locator('article [data-verdict=trusted]')).toBeVisible();
    await drop({ name: 'wnioski-2.molo', bytes: second });
    await page.getByRole('tab', { name: 'What changed' }).click();
    await expect(page.getByRole('grid').first()).toBeVisible();
  },

  notes: async ({ page, drop }, host) => {
    const { second } = await twoEditions(host);
    await drop({ name: 'wnioski-2.molo', bytes: second });
    await page.getByRole('tab', { name: 'Notes' }).click();
    await page.getByRole('button', { name: 'Show jak-liczono.md' }).click();
    await expect(page.getByRole('heading', { name: 'Jak liczono' })).toBeVisible();
  },

  loading: async ({ page, command }) => {
    // An answer that never comes: what is shown meanwhile stays.
    await page.route('**/op/sample.open', () => undefined);
    await command('Open the training package');
    await expect(page.getByRole('progressbar')).toBeVisible();
  },
};
