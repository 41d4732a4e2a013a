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

/** Replaces what is written, as a paste does. */
export async function write(page: Page, sql: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await editor(page).evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, sql);
}
