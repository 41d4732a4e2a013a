import { expect, type Locator, type Page } from '@playwright/test';
import type { DroppedFile, Workbench } from './workbench';

export const editor = (page: Page): Locator => page.getByRole('textbox', { name: 'SQL statement' });
export const grid = (page: Page): Locator => page.getByRole('grid', { name: /Rows of result/ });
export const tabs = (page: Page): Locator => page.getByRole('tablist', { name: 'Results' }).getByRole('tab');

/** The query screen with one table open, ready to write. */
export async function query({ page, drop }: Workbench, table: DroppedFile): Promise<void> {
  await drop(table);
  await expect(page.getByRole('contentinfo')).toContainText('1 table');
  await page.keyboard.press('Control+2');
  await expect(editor(page)).toBeFocused();
}
