import { expect } from '@playwright/test';
import type { Workbench } from '../../e2e/support/workbench';
import { LONG_WORDS } from '../support/long-words';
import type { States } from '../support/shoot';

async function begun({ page, command }: Workbench): Promise<void> {
  await command('Open the training package');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+3');
  await page.getByRole('listbox', { name: 'Begin with a table' }).getByRole('option').first().click();
  await expect(page.getByRole('img')).toHaveAttribute('aria-busy', 'false');
}

/** Puts another chart file in the place of the one that is shown. */
async function written({ page }: Workbench, chart: object): Promise<void> {
  await page.getByRole('tab', { name: 'JSON' }).click();
  await page.getByRole('textbox', { name: 'Chart file as JSON' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(JSON.stringify(chart));
}

export const charts: States = {
  empty: async ({ page }) => {
    await page.keyboard.press('Control+3');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  },

  tables: async ({ page, command }) => {
    await command('Open the training package');
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('Control+3');
    await expect(page.getByRole('listbox', { name: 'Begin with a table' })).toBeVisible();
  },

  builder: begun,

  JSON: async (workbench) => {
    await begun(workbench);
    await workbench.page.getByRole('tab', { name: 'JSON' }).click();
    await expect(workbench.page.getByRole('textbox', { name: 'Chart file as JSON' })).toBeVisible();
  },

  loading: async (workbench) => {
    await begun(workbench);
    await written(workbench, { molo: 'chart/1', sql: 'SELECT count(*) AS n FROM cases a, cases b, cases c', params: {}, spec: { mark: 'bar', encoding: { x: { field: 'n' } } } });
    await workbench.page.getByRole('tab', { name: 'Builder' }).click();
    await expect(workbench.page.getByRole('status').filter({ hasText: 'Asking' }).first()).toBeVisible();
  },

  error: async (workbench) => {
    await begun(workbench);
    await written(workbench, { molo: 'chart/1', sql: 'SELECT nothing FROM nowhere', params: {}, spec: { mark: 'bar' } });
    await expect(workbench.page.getByRole('alert').first()).toBeVisible();
  },

  'long words': async ({ page, drop }) => {
    await drop(LONG_WORDS);
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('Control+3');
    await page.getByRole('listbox', { name: 'Begin with a table' }).getByRole('option').first().click();
    await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Liczba wniosków o udzielenie ochrony międzynarodowej złożonych przez cudzoziemców na terytorium Rzeczypospolitej Polskiej');
    await expect(page.getByRole('img').first()).toHaveAttribute('aria-busy', 'false');
  },
};
