import { expect, type Page } from '@playwright/test';
import type { Workbench } from '../../e2e/support/workbench';
import { LONG_WORDS } from '../support/long-words';
import type { States } from '../support/shoot';

const editor = (page: Page) => page.getByRole('textbox', { name: 'SQL statement' });

/** The training package's first table, asked for as it stands. */
async function asked(workbench: Workbench): Promise<void> {
  const { page, command } = workbench;
  await command('Open the training package');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+2');
  await ask(workbench, 'SELECT *\nFROM cases\nORDER BY month');
  await expect(page.getByRole('grid')).toContainText('2018');
}

async function ask({ page }: Workbench, sql: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(sql);
  await page.keyboard.press('Control+Enter');
}

export const query: States = {
  empty: async ({ page }) => {
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  },

  result: asked,

  error: async (workbench) => {
    await asked(workbench);
    await ask(workbench, 'SELECT country,\n  sum(aplications) AS n\nFROM cases\nGROUP BY 1');
    await expect(workbench.page.getByRole('alert').first()).toBeVisible();
  },

  running: async (workbench) => {
    await asked(workbench);
    await ask(workbench, 'SELECT count(*) FROM cases a, cases b, cases c');
    await expect(workbench.page.getByRole('status').filter({ hasText: 'Running' })).toBeVisible();
  },

  'long words': async (workbench) => {
    const { page, drop } = workbench;
    await drop(LONG_WORDS);
    await expect(page.getByRole('grid')).toBeVisible();
    await page.keyboard.press('Control+2');
    await ask(workbench, 'SELECT * FROM "wnioski_według_województw_i_obywatelstwa"');
    await expect(page.getByRole('grid')).toContainText('zachodniopomorskie');
  },
};
