import { expect } from '@playwright/test';
import type { Workbench } from '../../e2e/support/workbench';
import type { States } from '../support/shoot';

async function begun({ page, command }: Workbench): Promise<void> {
  await command('Open the training package');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+3');
  await page.getByRole('listbox', { name: 'Begin with a table' }).getByRole('option').first().click();
  await expect(page.getByRole('img')).toHaveAttribute('aria-busy', 'false');
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

  error: async (workbench) => {
    const { page } = workbench;
    await begun(workbench);
    await page.getByRole('tab', { name: 'JSON' }).click();
    await page.getByRole('textbox', { name: 'Chart file as JSON' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.insertText('{"molo": "chart/1", "sql": "SELECT nothing FROM nowhere", "params": {}, "spec": {"mark": "bar"}}');
  },
};
