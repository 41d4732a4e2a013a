import { expect } from '@playwright/test';
import { needsChromium, test } from '../e2e/support/workbench';

needsChromium();

test('the training package is opened and two screens are looked at', async ({ workbench: { page } }) => {
  await page.getByRole('button', { name: 'Open the training package' }).click();
  await expect(page.locator('article section[data-verdict=training]')).toBeVisible();
  await expect(page.getByRole('grid')).toContainText('2018-01');
  await page.keyboard.press('Control+5');
  await expect(page.getByRole('region', { name: 'For training only' }).getByRole('article')).toHaveCount(2);
});
