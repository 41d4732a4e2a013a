import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { grid, query, tabs } from './support/query-screen';
import { needsChromium, test, type Workbench } from './support/workbench';

needsChromium();

/** Six years of quarters: a line that grows by 2, and a season of +3, -1, -4, +2. */
const QUARTERS = Array.from({ length: 24 }, (_, at) => `${2018 + Math.floor(at / 4)}-Q${(at % 4) + 1},${100 + 2 * at + ([3, -1, -4, 2][at % 4] as number)}`);
const CSV = ['quarter,n', ...QUARTERS, ''].join('\n');

/** The query screen with a table open. */
const atTable = (workbench: Workbench, csv = CSV): Promise<void> => query(workbench, { name: 'decisions.csv', bytes: csv });

test('a series is taken apart into a table that names its method, stands in the history and is exported', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await command('Seasonal decomposition');
  const panel = page.getByRole('complementary', { name: 'Seasonal decomposition' });
  await expect(panel.getByRole('status')).toHaveText('24 periods, from 2018-Q1 to 2023-Q4.');
  await expect(panel.getByRole('textbox', { name: 'Periods in a season' })).toHaveValue('4');
  await expectAccessible(page);
  await panel.getByRole('button', { name: /Method/ }).click();
  await page.getByRole('option', { name: /^Classical decomposition/ }).click();
  await panel.getByRole('button', { name: 'Work out' }).click();

  await expect(tabs(page)).toHaveText([/^Result 1 · Classical decomposition/]);
  await expect(page.getByRole('button', { name: /worked out by Molo Classical decomposition, additive, period 4/ })).toBeVisible();
  await expect(grid(page).getByRole('row', { name: /2019-Q1 111 108 3 0 108/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Chart this' })).toHaveCount(0);
  const [download] = await Promise.all([page.waitForEvent('download'), command('Export as CSV')]);
  const [head, , , third] = (await readFile(await download.path(), 'utf8')).split('\n');
  expect(head).toBe('quarter,n,n_classical_trend,n_classical_season,n_classical_remainder,n_classical_adjusted');
  expect(third).toBe('2018-Q3,100,104,-4,0,104');
  await page.getByText('History', { exact: true }).click();
  await expect(page.getByRole('listbox', { name: 'History' }).getByRole('option').first()).toContainText('Classical decomposition, additive, period 4');
});

test('a series is carried on with intervals, and one with a gap says where it is', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench, ['quarter,n', ...QUARTERS.toSpliced(5, 1), ''].join('\n'));
  await command('Smoothing and forecast');
  const panel = page.getByRole('complementary', { name: /^Smoothing and forecast/ });
  await expect(panel.getByRole('status')).toContainText('between 2019-Q1 and 2019-Q3 a period is missing');
  await expect(panel.getByRole('button', { name: 'Work out' })).toBeDisabled();
  await page.keyboard.press('Escape');

  await page.getByRole('textbox', { name: 'SQL statement' }).click();
  await page.keyboard.insertText("SELECT quarter, n FROM decisions UNION ALL SELECT '2019-Q2', 109");
  await page.keyboard.press('Control+Enter');
  await expect(grid(page)).toBeVisible();
  await command('Smoothing and forecast');
  await expect(panel.getByRole('status')).toHaveText('24 periods, from 2018-Q1 to 2023-Q4.');
  await panel.getByRole('textbox', { name: 'Periods to carry on' }).fill('2');
  await panel.getByRole('button', { name: 'Work out' }).click();
  await expect(tabs(page).last()).toContainText('Holt-Winters');
  await expect(grid(page)).toContainText('Forecast (Holt-Winters)');
  await expect(page.getByText('26 rows × 6 columns')).toBeVisible();
});

test('of years the form says that they have no season, and leads to what works on them', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench, ['rok,n', ...Array.from({ length: 12 }, (_, at) => `${2010 + at},${100 + 3 * at}`), ''].join('\n'));
  await command('Smoothing and forecast');
  const panel = page.getByRole('complementary', { name: /^Smoothing and forecast/ });
  await expect(panel.getByRole('region', { name: 'A year has no season' })).toContainText('These are whole years');
  await expect(panel.getByRole('textbox', { name: 'Periods in a season' })).toHaveValue('');
  await expect(panel.locator('[aria-invalid=true], [data-invalid]')).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Work out' })).toBeDisabled();
  await expectAccessible(page);
  await panel.getByRole('textbox', { name: 'Periods in a season' }).fill('4');
  await expect(panel.getByRole('button', { name: 'Work out' })).toBeEnabled();
  await panel.getByRole('textbox', { name: 'Periods in a season' }).fill('1');
  await expect(panel.locator('[data-invalid]')).not.toHaveCount(0);
  await panel.getByRole('button', { name: /^Moving average/ }).click();
  await expect(page.getByRole('complementary', { name: /^Moving average/ }).getByRole('region', { name: 'The statement that is written' }).or(page.getByLabel('The statement that is written'))).toContainText('n');
});
