import { expect } from '@playwright/test';
import type { States } from '../support/shoot';

export const briefings: States = {
  empty: async ({ page }) => {
    await page.keyboard.press('Control+4');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  },

  sample: async ({ page, command }) => {
    await command('Open the training package');
    await expect(page.getByRole('grid')).toBeVisible();
    await command('Begin with a sample');
    await expect(page.getByRole('img').first()).toBeVisible();
  },

  'sample without its data': async ({ page, command }) => {
    await command('Open the training package');
    await expect(page.getByRole('grid')).toBeVisible();
    await command('Begin with a sample');
    await expect(page.getByRole('img').first()).toBeVisible();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Delete');
    await expect(page.getByRole('heading', { name: 'Nothing is open yet' })).toBeVisible();
    await page.keyboard.press('Control+4');
    await expect(page.getByRole('contentinfo')).toContainText('no data open');
  },
};
