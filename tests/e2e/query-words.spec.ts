import { expect, type Locator, type Page } from '@playwright/test';
import { grid, query, write } from './support/query-screen';
import { needsChromium, test, type Workbench } from './support/workbench';

needsChromium();

const atTable = (workbench: Workbench): Promise<void> => query(workbench, { name: 'wnioski.csv', bytes: 'kraj,wnioski\nPL,9825\nCZ,1402\n' });
const complaint = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Statement' }).getByRole('alert');
const underlined = (page: Page): Promise<string[]> => page.locator('.cm-lintRange-error').allTextContents();
const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const queries = (page: Page): Locator => page.getByRole('listbox', { name: 'Queries' });

async function ask(page: Page, sql: string, keys = 'Control+Enter'): Promise<void> {
  await write(page, sql);
  await page.keyboard.press(keys);
}

test('small numbers do not look like zero', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await ask(page, 'SELECT 1e-20 AS tiny, column1 AS mixed FROM (VALUES (0.5), (4e-7), (0.0))');
  await expect(grid(page).getByRole('gridcell')).toHaveText(['1E-20', '0.500000', '1E-20', '<0.000001', '1E-20', '0.000000']);
});

test('a word that does not read is marked in its statement, with its place and a way on', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await ask(page, 'SELECT 1;\nSELECT 2;\n EXPLAIN SELECT 3', 'Control+Shift+Enter');
  await expect(complaint(page)).toContainText('EXPLAIN here (line 3, column 2)');
  await expect(complaint(page)).toContainText('How was this answered?');
  expect(await underlined(page)).toEqual(['EXPLAIN']);
  await ask(page, 'PRAGMA table_info(wnioski)');
  await expect(complaint(page)).toContainText('pragma_table_info');
  expect(await underlined(page)).toEqual(['PRAGMA']);
  await ask(page, "SELECT name FROM pragma_table_info('wnioski')");
  await expect(grid(page)).toContainText('kraj');
  await expect(complaint(page)).toHaveCount(0);
});

test('where nothing is written there is nothing to run, and nothing to complain of', async ({ workbench }) => {
  const { page } = workbench;
  const nothing = page.getByRole('status').filter({ hasText: 'There is no query here to run' });
  await atTable(workbench);
  await page.keyboard.press('Control+Enter');
  await expect(nothing).toBeVisible();
  await ask(page, 'SELEKT');
  await expect(complaint(page)).toBeVisible();
  await ask(page, '-- later', 'Control+Shift+Enter');
  await expect(nothing).toBeVisible();
  await expect(complaint(page)).toHaveCount(0);
});

test('a value is a number as the language writes it, and says where it is none', async ({ workbench }) => {
  const { page } = workbench;
  const value = page.getByRole('textbox', { name: 'Value of n' });
  await atTable(workbench);
  await ask(page, 'SELECT count(*) AS rows_below FROM wnioski WHERE wnioski < :n');
  await expect(complaint(page)).toContainText('The parameter n has no value yet');
  await value.fill('9,000');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).getByRole('gridcell')).toHaveText(['1']);
  await value.fill('9 000');
  await expect(page.getByText('text, not a number')).toBeVisible();
});

test('the open query keeps its address and its name through Escape and the way to the screen', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await expect(heading(page)).toHaveText('Query 1');
  const address = page.url();
  expect(address).toContain('#/query/');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await expect(heading(page)).toHaveText('Query 1');
  expect(page.url()).toBe(address);
  await page.keyboard.press('Control+1');
  await expect(heading(page)).not.toHaveText('Query 1');
  await page.keyboard.press('Control+2');
  await expect(heading(page)).toHaveText('Query 1');
  // What was made more exact is no step: Back leads to where one was.
  await page.goBack();
  await expect(heading(page)).not.toHaveText('Query 1');
});

test('of many queries the one that is open is in sight', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  for (let count = 2; count <= 9; count++) {
    await page.keyboard.press('Control+Shift+L');
    await expect(heading(page)).toHaveText(`Query ${count}`);
  }
  await expect(queries(page).getByRole('option', { selected: true })).toHaveText(/Query 9/);
  await expect(queries(page).getByRole('option', { selected: true })).toBeInViewport({ ratio: 1 });
  await queries(page).getByRole('option', { name: 'Query 8' }).click();
  await page.goBack();
  await expect(queries(page).getByRole('option', { selected: true })).toHaveText(/Query 9/);
});
