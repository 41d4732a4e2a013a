import { expect, type Locator } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { editor, grid, query, tabs, write } from './support/query-screen';
import { needsChromium, test, type Workbench } from './support/workbench';

needsChromium();

/** A table of many fields, so that its tree is higher than its panel. */
const WIDE = [Array.from({ length: 30 }, (_, at) => `field_${String(at + 1).padStart(2, '0')}`).join(','), ...Array.from({ length: 40 }, (_, row) => Array.from({ length: 30 }, (_, at) => row * at).join(',')), ''].join('\n');

const atTable = (workbench: Workbench): Promise<void> => query(workbench, { name: 'wide.csv', bytes: WIDE });

/** Whether all of an element lies within another. */
async function isWithin(inner: Locator, outer: Locator): Promise<boolean> {
  const [one, other] = await Promise.all([inner.boundingBox(), outer.boundingBox()]);
  return one !== null && other !== null && one.x >= other.x - 1 && one.y >= other.y - 1 && one.x + one.width <= other.x + other.width + 1 && one.y + one.height <= other.y + other.height + 1;
}

test('of more results than there is room for the shown one is in sight, and a list leads to each', async ({ workbench }) => {
  const { page } = workbench;
  await page.setViewportSize({ width: 1024, height: 700 });
  await atTable(workbench);
  await write(page, Array.from({ length: 12 }, (_, at) => `SELECT ${at + 1} AS answer`).join(';\n'));
  await page.keyboard.press('Control+Shift+Enter');
  await expect(tabs(page)).toHaveCount(12);
  const row = page.getByRole('tablist', { name: 'Results' });
  await expect.poll(() => isWithin(tabs(page).last(), row)).toBe(true);
  await expect(page.getByRole('status').filter({ hasText: '12 results' })).toHaveAttribute('title', /^12 results · /);

  await page.getByRole('button', { name: 'All tabs' }).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(12);
  await expectAccessible(page);
  await page.getByRole('menuitemradio', { name: 'Result 2', exact: true }).click();
  await expect(grid(page).getByRole('gridcell', { name: '2', exact: true })).toBeVisible();
  await expect.poll(() => isWithin(tabs(page).nth(1), row)).toBe(true);

  await row.hover();
  await page.mouse.wheel(0, 5000);
  await expect.poll(() => isWithin(tabs(page).last(), row)).toBe(true);
  await tabs(page).nth(1).focus();
  await page.keyboard.press('End');
  await expect(grid(page).getByRole('gridcell', { name: '12', exact: true })).toBeVisible();

  await page.setViewportSize({ width: 1920, height: 1080 });
  await expect.poll(() => isWithin(tabs(page).last(), row)).toBe(true);
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect.poll(() => isWithin(tabs(page).last(), row)).toBe(true);
});

test('a field that is unfolded at the lower end of the tree comes into sight with what it holds', async ({ workbench }) => {
  const { page } = workbench;
  await page.setViewportSize({ width: 1280, height: 800 });
  await atTable(workbench);
  const tree = page.getByRole('treegrid', { name: 'Tables' });
  const last = tree.getByRole('row', { name: 'field_30', exact: true });
  await last.scrollIntoViewIfNeeded();
  await last.getByRole('button').click();
  const held = tree.getByRole('row', { name: 'What field_30 holds' });
  await expect(held).toContainText('Nothing missing');
  await expect(last).toBeInViewport({ ratio: 1 });
  const values = held.getByRole('group', { name: 'The most frequent values' });
  await expect(values.or(held).first()).toBeInViewport();
});

test('the line of the caret stays in sight when the sentence of an error takes its place', async ({ workbench }) => {
  const { page } = workbench;
  await page.setViewportSize({ width: 1024, height: 700 });
  await atTable(workbench);
  await write(page, `SELECT\n${Array.from({ length: 30 }, (_, at) => `  field_${String(at + 1).padStart(2, '0')}`).join(',\n')}\nFROM wied`);
  await page.keyboard.press('Control+Enter');
  const complaint = page.getByRole('tabpanel', { name: 'Statement' }).getByRole('alert');
  await expect(complaint).toContainText('wied');
  await expect.poll(() => isWithin(page.locator('.cm-activeLine'), page.locator('.cm-scroller'))).toBe(true);
  await expect(complaint).toBeInViewport({ ratio: 1 });
});

test('the labels of codes are a view in the tree and in what is offered, and it is answered', async ({ workbench }) => {
  const { page, command } = workbench;
  await command('Open the training package');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('Control+2');
  const view = page.getByRole('treegrid', { name: 'Tables' }).getByRole('row', { name: /^With labels: / }).first();
  await expect(view).toContainText('cases_labels');
  await expect(view).toContainText('view');
  await editor(page).click();
  await page.keyboard.type('SELECT sex_l');
  await expect(page.getByRole('option', { name: /^sex_label / })).toBeVisible();
  await write(page, 'SELECT sex_label, sum(applications) AS n FROM cases_l');
  await page.keyboard.press('Control+Space');
  await page.getByRole('option', { name: /^cases_labels/ }).click();
  await page.keyboard.type(' GROUP BY 1 ORDER BY 1');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page)).toContainText(/women|female/i);
});

test('a year is written as one where it is the latest of a field, and an amount is not', async ({ workbench }) => {
  const { page } = workbench;
  await query(workbench, { name: 'wnioski.csv', bytes: ['rok,n', '2021,1500', '2025,2100', ''].join('\n') });
  await write(page, 'SELECT max(rok) AS latest, max(n) AS most, (SELECT min(rok) FROM wnioski) AS since FROM wnioski');
  await page.keyboard.press('Control+Enter');
  await expect(grid(page).getByRole('gridcell', { name: '2025', exact: true })).toBeVisible();
  await expect(grid(page).getByRole('gridcell', { name: '2,100', exact: true })).toBeVisible();
});
