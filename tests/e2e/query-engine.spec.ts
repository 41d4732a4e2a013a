import { expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { editor, grid, query, tabs, write } from './support/query-screen';
import { needsChromium, test, type Workbench } from './support/workbench';

needsChromium();

/** Months of two countries; Czechia has no February of 2021. */
const CSV = ['month,country,n', '2020-01,PL,100', '2020-02,PL,200', '2021-01,PL,150', '2021-02,PL,100', '2020-01,CZ,40', '2020-02,CZ,60', '2021-01,CZ,50', ''].join('\n');

const said = (page: Page): Locator => page.getByRole('status').filter({ hasText: /rows? ·|results? ·|Cancelled|Not run|Running|Stopped/ });

/** The query screen with a table open. */
const atTable = (workbench: Workbench): Promise<void> => query(workbench, { name: 'decisions.csv', bytes: CSV });

async function ask(page: Page, sql: string): Promise<void> {
  await write(page, sql);
  await page.keyboard.press('Control+Enter');
}

test('a result says who answered, how, and what it is made of; a document can say who is to answer', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  const sql = 'SELECT country, sum(n) AS n FROM decisions GROUP BY country ORDER BY country';
  await ask(page, sql);
  await expect(page.getByRole('button', { name: /s, by Molo's kernel/ })).toBeVisible();

  await command('Answer with SQLite');
  await editor(page).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /s, by SQLite/ })).toBeVisible();
  await command('How was this answered?');
  await expect(page.getByRole('region', { name: 'How was this answered?' })).toContainText('This document wants SQLite to answer');
  await expectAccessible(page);
  await command('What this result is made of');
  const madeOf = page.getByRole('region', { name: 'What this result is made of' });
  await expect(madeOf).toContainText(/sha256:[0-9a-f]{64}/);
  await expect(madeOf).toContainText('decisions.csv');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Answer with: SQLite' }).click();
  await page.getByRole('menuitemradio', { name: /^Molo's kernel/ }).click();
  await ask(page, 'SELECT n, lag(n) OVER (ORDER BY month, country) AS before FROM decisions');
  await expect(page.getByRole('tabpanel', { name: 'Statement' }).getByRole('alert')).toBeVisible();
  await page.keyboard.press('Control+z');
  await command('Answer with the fastest engine');
  await ask(page, 'SELECT n, lag(n) OVER (ORDER BY month, country) AS before FROM decisions');
  await expect(page.getByRole('button', { name: /s, by SQLite/ })).toBeVisible();
});

test('an answer that is there already is said to be kept', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await ask(page, 'SELECT max(n) AS most FROM decisions');
  await expect(grid(page)).toContainText('200');
  await expect(page.getByRole('button', { name: /kept from before/ })).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: /kept from before/ })).toBeVisible();
});

test('a script runs by one key, a result for each statement, and stops at what is refused', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await write(page, 'SELECT 1 AS one;\n-- the second\nSELECT 2 AS two;\nSELECT count(*) AS n FROM decisions');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(tabs(page)).toHaveText(['Result 11 row', 'Result 21 row', 'Result 31 row']);
  await expect(said(page)).toContainText('3 results ·');
  await expect(grid(page).getByRole('gridcell', { name: '7', exact: true })).toBeVisible();

  await write(page, 'SELECT 4 AS four;\nSELECT missing FROM decisions;\nSELECT 5 AS five');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(said(page)).toContainText('Stopped at statement 2 of 3');
  await expect(tabs(page)).toHaveText(['Result 11 row']);
  expect(await page.locator('.cm-lintRange-error').allTextContents()).toEqual(['missing']);
});

test('a script that never ends says where it is and is cancelled by Escape', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  const many = 'WITH RECURSIVE many(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM many WHERE x < 1000000000) SELECT count(*) FROM many';
  await write(page, `SELECT 1 AS one;\n${many};\nSELECT 3 AS three`);
  await page.keyboard.press('Control+Shift+Enter');
  await expect(said(page)).toContainText('2 of 3');
  await page.keyboard.press('Escape');
  await expect(said(page)).toContainText('Cancelled at statement 2 of 3');
  await expect(tabs(page)).toHaveCount(1);
  await ask(page, 'SELECT count(*) AS n FROM decisions');
  await expect(grid(page).getByRole('gridcell', { name: '7', exact: true })).toBeVisible();
});

test('a query waits for another one that runs, says for which, and Escape ends only the one that is shown', async ({ workbench }) => {
  const { page } = workbench;
  await atTable(workbench);
  await write(page, 'WITH RECURSIVE many(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM many WHERE x < 1000000000) SELECT count(*) FROM many');
  await page.keyboard.press('Control+Enter');
  await expect(said(page)).toContainText(/Running \d/);
  await page.keyboard.press('Control+Shift+L');
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'Queries' })).toContainText(/Running/);
  await ask(page, 'SELECT 7 AS seven');
  await expect(page.getByRole('status').filter({ hasText: /^Waits for Query 1$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(said(page)).toContainText('Cancelled');
  await expect(page.getByRole('listbox', { name: 'Queries' })).toContainText(/Running/);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('status').filter({ hasText: /^Waits for Query 1$/ })).toBeVisible();
  await page.getByRole('option', { name: /^Query 1/ }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(said(page)).toContainText('Cancelled after');
  await page.getByRole('option', { name: /^Query 2/ }).click();
  await expect(grid(page).getByRole('gridcell', { name: '7', exact: true })).toBeVisible();
});

test('year over year is written on top of a result and run, and one step takes it back', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  const sql = 'SELECT month, country, n FROM decisions';
  await ask(page, sql);
  await expect(grid(page)).toBeVisible();
  await command('Year over year');
  const panel = page.getByRole('complementary', { name: 'Year over year' });
  await expect(panel.getByLabel('The statement that is written')).toContainText('LEFT JOIN series AS year_before');
  await expect(panel.getByRole('checkbox', { name: 'country' })).toBeChecked();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Write and run' }).click();
  await expect(tabs(page)).toHaveCount(2);
  // CZ 2021-01: 50 after 40; PL 2021-02: 100 after 200.
  await expect(grid(page).getByRole('row', { name: /CZ 2021-01 50 40 10 25/ })).toBeVisible();
  await expect(grid(page).getByRole('row', { name: /PL 2021-02 100 200 -100 -50/ })).toBeVisible();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(editor(page)).toHaveText(sql);
});

test('a moving mean is written from a table by keys alone', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await command('Moving average');
  const panel = page.getByRole('complementary', { name: 'Moving average or sum' });
  await expect(panel.getByLabel('The statement that is written')).toContainText('RANGE BETWEEN 11 PRECEDING');
  await panel.getByRole('textbox', { name: 'Periods' }).fill('0');
  await expect(panel.getByText('A whole number from 2 to 1,000.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Write and run' })).toBeDisabled();
  await panel.getByRole('textbox', { name: 'Periods' }).fill('2');
  const run = panel.getByRole('button', { name: 'Write and run' });
  while (!(await run.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(grid(page).getByRole('row', { name: /PL 2020-02 200 150/ })).toBeVisible();
});

test('functions are explained beside the suggestion, by F1, and in a list that is searched', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await page.keyboard.type('SELECT coal');
  await expect(page.getByRole('option', { name: /^coalesce/ })).toBeVisible();
  await expect(page.locator('.cm-completionInfo')).toContainText('The first argument that is not missing.');
  await page.keyboard.press('Escape');
  await write(page, 'SELECT nullif(n, 0) FROM decisions');
  for (let letter = 0; letter < ' FROM decisions'.length + 1; letter++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('F1');
  await expect(page.locator('.cm-help')).toContainText('guards against dividing by zero');
  await page.keyboard.press('Escape');
  await expect(page.locator('.cm-help')).toHaveCount(0);

  await command('Functions');
  const panel = page.getByRole('complementary', { name: 'Functions' });
  await expect(panel.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('dividing by zero');
  await expect(panel.getByRole('option')).toHaveCount(1);
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(editor(page)).toContainText('nullif(');
});
