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
  // What is calculated next begins from what this was worked out from.
  await command('Year over year');
  await expect(page.getByRole('complementary', { name: 'Year over year' }).getByRole('button', { name: /From/ })).toContainText('Result 1');
});

/** Three years of months, written as dates, of three countries; Czechia is 10 times Poland and has no value in one month where that is asked. */
const ofCountries = (lacks = ''): string =>
  [
    'TIME_PERIOD,geo,sex,n',
    ...Array.from({ length: 36 }, (_, at) => `${2021 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`).flatMap((time, at) => [`${time},PL,T,${100 + at + 5 * (at % 12)}`, `${time},CZ,T,${time === lacks ? '' : 10 * (100 + at + 5 * (at % 12))}`]),
    '',
  ].join('\n');

test('months that are written as dates are months, and each group is a series of its own', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench, ofCountries());
  await command('Seasonal decomposition');
  const panel = page.getByRole('complementary', { name: 'Seasonal decomposition' });
  await expect(panel.getByRole('button', { name: /One period is/ })).toContainText('A month');
  await expect(panel.getByRole('textbox', { name: 'Periods in a season' })).toHaveValue('12');
  // A field of one value tells nothing apart.
  await expect(panel.getByRole('checkbox', { name: 'geo' })).toBeChecked();
  await expect(panel.getByRole('checkbox', { name: 'sex' })).not.toBeChecked();
  await expect(panel.getByRole('status')).toHaveText('2 series of 36 periods each.');
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Work out' }).click();
  await expect(page.getByText('72 rows × 7 columns')).toBeVisible();
  await expect(page.getByRole('button', { name: /STL, period 12, window 7, 2 series by geo/ })).toBeVisible();
  await expect(page.getByText(/Export it as CSV and open the file/)).toBeVisible();

  // The next begins from where this one did; one of the series can be chosen.
  await command('Smoothing and forecast');
  const forecast = page.getByRole('complementary', { name: /^Smoothing and forecast/ });
  await expect(forecast.getByRole('button', { name: /From/ })).toContainText('Table decisions');
  await forecast.getByRole('button', { name: /^Series|Series$/ }).click();
  await page.getByRole('option', { name: 'PL' }).click();
  await expect(forecast.getByRole('status')).toHaveText('36 periods, from 2021-01-01 to 2023-12-01.');
  await forecast.getByRole('textbox', { name: 'Periods to carry on' }).fill('2');
  await forecast.getByRole('button', { name: 'Work out' }).click();
  await expect(page.getByText('38 rows × 7 columns')).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), command('Export as CSV')]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^PL,2024-02-01,,/);
});

test('what is added up is said, and does not hide what one of its parts lacks', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench, ofCountries('2022-05-01'));
  await command('Seasonal decomposition');
  const panel = page.getByRole('complementary', { name: 'Seasonal decomposition' });
  await expect(panel.getByRole('status')).toContainText('1 series is left out:');
  await expect(panel.getByRole('status')).toContainText('CZ: The series has no value in 2022-05-01.');
  await panel.getByRole('checkbox', { name: 'geo' }).click({ force: true });
  await expect(panel.getByRole('note')).toHaveText('Up to 2 rows for each period are added up: geo (2 values). That is wrong for rates and means.');
  await expect(panel.getByRole('status')).toHaveText('CZ has no value in 2022-05-01, and would be missing in the sum without a word.');
  await expect(panel.getByRole('button', { name: 'Work out' })).toBeDisabled();
});

test('the digests of a result are those of question and content, and tell analyses apart', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  const facts = page.getByRole('region', { name: 'What this result is made of' });
  const worked = async (method: RegExp): Promise<readonly string[]> => {
    await command('Seasonal decomposition');
    const panel = page.getByRole('complementary', { name: 'Seasonal decomposition' });
    await panel.getByRole('button', { name: /Method/ }).click();
    await page.getByRole('option', { name: method }).click();
    await panel.getByRole('button', { name: 'Work out' }).click();
    await expect(panel).toHaveCount(0);
    await expect(facts.locator('code').nth(1)).toContainText('sha256:');
    return facts.locator('code').allTextContents();
  };
  await command('Seasonal decomposition');
  await page.getByRole('complementary').getByRole('button', { name: 'Work out' }).click();
  await expect(grid(page)).toBeVisible();
  await command('What this result is made of');
  await expect(facts).toContainText('the method and its parameters');
  const [stl, classical] = [await worked(/^STL/), await worked(/^Classical/)];
  expect(stl[0]).not.toBe(classical[0]);
  expect(stl[1]).not.toBe(classical[1]);
  expect(stl[2]).toBe(classical[2]);
});

test('the base of an index is one of the periods there are, and actions are found by the words that people use', async ({ workbench }) => {
  const { page, command } = workbench;
  await atTable(workbench);
  await command('Index = 100');
  const panel = page.getByRole('complementary', { name: 'Index = 100' });
  const base = panel.getByRole('combobox', { name: 'Period that is 100' });
  await base.fill('2018-Q9');
  await expect(panel).toContainText('No row has this period. There are periods from 2018-Q1 to 2023-Q4.');
  await expect(panel.getByRole('button', { name: 'Write and run' })).toBeDisabled();
  await base.fill('2019-Q');
  await page.getByRole('option', { name: '2019-Q2' }).click();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Write and run' }).click();
  await expect(grid(page).getByRole('row', { name: /2019-Q2 109 100/ })).toBeVisible();

  for (const [words, title] of [['cumul', 'Running total'], ['yoy', 'Year over year'], ['rolling', 'Moving average or sum']] as const) {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(words);
    await expect(page.getByRole('option', { name: new RegExp(title) })).toBeVisible();
    await page.keyboard.press('Escape');
  }
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
