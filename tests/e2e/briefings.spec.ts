import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility';
import { type Host, needsChromium, test, type Workbench } from './support/workbench';

needsChromium();

const CSV = 'kraj,rok,wnioski\nPL,2015,12190\nPL,2022,9825\nCZ,2015,1235\nCZ,2022,1685\n';

const text = (page: Page): Locator => page.getByRole('textbox', { name: /Text of the briefing|Tekst opracowania/ });
const bound = (page: Page): Locator => page.getByRole('listbox', { name: 'Bound to the data' }).getByRole('option');
const sql = (page: Page): Locator => page.getByRole('complementary').getByRole('textbox', { name: 'Query (SQL)' });
const figure = (page: Page, value: string): Locator => text(page).getByRole('button', { name: new RegExp(`^(Figure|Liczba): ${value}`) });

/** A briefing of every kind of block, as its file holds it. */
const everything = (language: 'en' | 'pl'): object => ({
  molo: 'briefing/1',
  language,
  title: 'Wnioski: 2015 and 2022',
  subtitle: 'Two years',
  author: 'Centrum',
  date: '2024-11',
  blocks: [
    { type: 'heading', level: 2, text: 'In numbers' },
    {
      type: 'paragraph',
      content: [
        'There were ',
        { figure: { sql: 'select sum(wnioski) from wnioski', format: 'integer', label: 'applications' } },
        ' of them, ',
        { text: 'many', bold: true },
        { footnote: ['See ', { text: 'Eurostat', link: 'https://ec.europa.eu/eurostat' }, ': ', { figure: { sql: 'select count(*) from wnioski' } }] },
        ' - "so to speak".',
      ],
    },
    { type: 'list', ordered: true, items: [['first ', { figure: { sql: 'select max(rok) from wnioski', format: 'text' } }], [{ text: 'second', italic: true }]] },
    { type: 'chart', chart: { molo: 'chart/1', sql: 'select rok, sum(wnioski) as n from wnioski group by rok', spec: { title: 'By year', data: { name: 'result' }, mark: 'bar', encoding: { x: { field: 'rok', type: 'nominal' }, y: { field: 'n', type: 'quantitative' } } } } },
    { type: 'table', sql: 'select * from wnioski order by 1, 2', caption: 'All of them', rows: 3 },
    { type: 'note', title: 'Method', content: ['Rounded.'] },
  ],
});

/** The screen, once it takes files. */
async function atBriefings(page: Page): Promise<void> {
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('button', { name: 'Begin with a sample' })).toBeVisible();
}

async function begin({ page }: Workbench): Promise<void> {
  await page.keyboard.press('Control+4');
  await page.getByRole('button', { name: 'Begin with a sample' }).click();
  await expect(figure(page, '54,621')).toBeVisible();
}

/** A table, and an empty briefing with the caret in its text. */
async function write({ page, drop, command }: Workbench): Promise<void> {
  await drop({ name: 'wnioski.csv', bytes: CSV });
  await expect(page.getByRole('contentinfo')).toContainText('1 table');
  await page.keyboard.press('Control+4');
  await command('New briefing');
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toBeFocused();
  await text(page).click();
}

/** Writes SQL in the open panel, as a paste does. */
async function ask(page: Page, statement: string): Promise<void> {
  await expect(sql(page)).toBeFocused();
  await page.keyboard.press('Control+a');
  await sql(page).evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, statement);
}

/** What the host keeps of the only briefing. */
async function kept(page: Page): Promise<{ blocks: unknown[] } & Record<string, unknown>> {
  return page.evaluate(async () => {
    const call = async (name: string, input: object): Promise<unknown> => ((await (await fetch(`/op/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) })).json()) as { value: unknown }).value;
    const [first] = (await call('document.list', { kind: 'briefing' })) as { id: string }[];
    return ((await call('document.load', { id: first?.id })) as { content: never }).content;
  });
}

/** The refusal of an export; the dock has a region of its own for what it says aloud. */
const refusal = (page: Page): Locator => page.locator('section[role=alert]');

const blocks = async (page: Page): Promise<unknown[]> => (await kept(page)).blocks;

async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: string }> {
  const [file]: [Download, void] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path(), 'utf8') };
}

/** The table as a package that the host's holder sealed for themselves. */
async function sealed({ folder, molo }: Host): Promise<string> {
  const keys = join(folder, 'keys');
  await molo('identity', 'new', '--name', 'Anna Nowak', '--out', keys, '--no-passphrase');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'wnioski.csv'), CSV);
  const file = join(folder, 'wnioski.molo');
  await molo('pack', join(folder, 'wnioski.csv'), '--title', 'Applications', '--from', keys, '--to', join(keys, 'card.json'), '-o', file);
  return file;
}

test('one click gives a sample whose numbers, chart and table are answers, in light and dark', async ({ workbench }) => {
  const { page, command } = workbench;
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('heading', { name: 'Write with numbers that know where they come from' })).toBeVisible();
  await expectAccessible(page);
  await begin(workbench);
  await expect(page.getByRole('contentinfo')).toContainText('5 tables');
  await expect(bound(page)).toHaveCount(5);
  await expect(bound(page).nth(1)).toContainText('March 2022');
  await expect(text(page).locator('figure svg')).toBeVisible();
  await expect(text(page).locator('figure table')).toContainText('Mazovia');
  for (const theme of ['Light', 'Dark']) {
    await command(theme);
    await expectAccessible(page);
  }
  await page.getByRole('listbox', { name: 'Outline' }).getByRole('option', { name: 'Who came and where' }).click();
  await expect(text(page)).toBeFocused();
  await expect(text(page).getByRole('heading', { name: 'Who came and where' })).toBeInViewport();
  await bound(page).nth(4).click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('Below the table.');
  await expect(text(page).getByText('Below the table.')).toBeVisible();
  await expect(bound(page)).toHaveCount(5);
});

test('text is written with headings, marks, lists, links and footnotes, and every step can be undone and redone exactly', async ({ workbench }) => {
  const { page } = workbench;
  await write(workbench);
  await page.keyboard.type('# Course');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Plain ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('bold');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' and ');
  await page.keyboard.press('Control+Shift+k');
  await page.getByLabel('Address').fill('udsc.gov.pl');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' end');
  await page.keyboard.press('Control+Shift+e');
  await expect(page.getByRole('textbox', { name: 'Footnote' })).toBeFocused();
  await page.keyboard.type('A remark');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('A remark');
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- one');
  await page.keyboard.press('Enter');
  await page.keyboard.type('two');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('after');
  const written = [
    { type: 'heading', level: 2, text: 'Course' },
    { type: 'paragraph', content: ['Plain ', { text: 'bold', bold: true }, ' and ', { text: 'https://udsc.gov.pl', link: 'https://udsc.gov.pl' }, ' end', { footnote: ['A remark'] }] },
    { type: 'list', ordered: false, items: [['one'], ['two']] },
    { type: 'paragraph', content: ['after'] },
  ];
  await expect.poll(() => blocks(page)).toEqual(written);
  const html = await text(page).innerHTML();
  let steps = 0;
  for (; steps < 80 && (await page.getByRole('heading', { name: 'Course' }).count()) + ((await text(page).innerText()).trim() === '' ? 0 : 1) > 0; steps++) await page.keyboard.press('Control+z');
  while ((await blocks(page)).length > 0 && steps++ < 80) {
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(400);
  }
  await expect.poll(() => blocks(page)).toEqual([]);
  for (let step = 0; step < steps + 5; step++) await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => blocks(page)).toEqual(written);
  expect((await text(page).innerHTML()).replace(/ class="[^"]*"/g, '')).toBe(html.replace(/ class="[^"]*"/g, ''));
});

test('a figure is bound in place, changed later, and refuses an export while it has no single value', async ({ workbench }) => {
  const { page } = workbench;
  await write(workbench);
  await page.keyboard.type('/');
  await expect(page.getByRole('listbox', { name: 'Insert' }).getByRole('option')).toHaveCount(11);
  await page.keyboard.type('number in');
  await page.keyboard.press('Enter');
  await ask(page, 'select sum(wnioski) from wnioski');
  await expect(page.getByRole('status', { name: 'Value now' })).toHaveText('24,935');
  await expectAccessible(page);
  await page.getByLabel('What it is').fill('applications');
  await page.getByRole('button', { name: 'Put into the text' }).click();
  await page.keyboard.type(' came.');
  await expect.poll(() => blocks(page)).toEqual([{ type: 'paragraph', content: [{ figure: { sql: 'select sum(wnioski) from wnioski', label: 'applications' } }, ' came.'] }]);
  await expect(bound(page)).toHaveText(/applications24,935.*wnioski\.csv/);

  // By keys alone: to the figure, into its panel, and to another query.
  await page.keyboard.press('Home');
  // The editor hears of a caret that the browser moved with the next frame: nobody's fingers are faster.
  await page.evaluate(() => new Promise((heard) => requestAnimationFrame(() => requestAnimationFrame(heard))));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await ask(page, 'select wnioski from wnioski where rok = 2015');
  await expect(page.getByRole('status', { name: 'Value now' })).toContainText('The query gives 2 rows and 1 column');
  await page.keyboard.press('Control+Enter');
  await expect(figure(page, 'The query gives 2 rows')).toBeVisible();

  await page.keyboard.press('Control+e');
  await expect(refusal(page)).toContainText('A figure has no single value: its query gives a table (rows: 2, columns: 1).');
  await expect(refusal(page)).toContainText('The briefing was not written');
  await expectAccessible(page);
  await refusal(page).getByRole('button', { name: 'Go to that place' }).click();
  await page.keyboard.press('Enter');
  await ask(page, 'select avg(wnioski) from wnioski');
  await page.keyboard.press('Control+Enter');
  await expect(figure(page, '6,233.75')).toBeVisible();
  const { name } = await download(page, () => page.keyboard.press('Control+e'));
  expect(name).toBe('Untitled briefing.html');
  await expect(page.getByRole('contentinfo')).toContainText('saved');
});

test('the exported page has the same bytes as the command line makes of the exported file', async ({ host, workbench: { page, drop } }) => {
  const file = await sealed(host);
  await drop({ name: 'wnioski.molo', bytes: await readFile(file) });
  await expect(page.getByRole('contentinfo')).toContainText('1 table');
  await atBriefings(page);
  await drop({ name: 'wnioski.briefing.json', bytes: JSON.stringify(everything('pl')) });
  await expect(bound(page)).toHaveCount(5);
  await expect(figure(page, '24\\s935')).toBeVisible();

  const written = await download(page, () => page.keyboard.press('Control+e'));
  const briefing = await download(page, async () => {
    await page.getByRole('button', { name: 'File', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Save the briefing file' }).click();
  });
  expect(briefing.name).toBe('Wnioski 2015 and 2022.briefing.json');
  expect(JSON.parse(briefing.bytes)).toMatchObject({ molo: 'briefing/1', language: 'pl', date: '2024-11' });
  await writeFile(join(host.folder, 'saved.briefing.json'), briefing.bytes);
  await host.molo('briefing', 'build', join(host.folder, 'saved.briefing.json'), file, '-o', join(host.folder, 'built.html'));
  expect(written.bytes === (await readFile(join(host.folder, 'built.html'), 'utf8'))).toBe(true);
  expect(written.bytes).toMatch(/24\s935/);
});

test('what the Query screen gives is bound in a briefing, and a reload keeps it', async ({ workbench }) => {
  const { page, drop, command } = workbench;
  await drop({ name: 'wnioski.csv', bytes: CSV });
  await expect(page.getByRole('contentinfo')).toContainText('1 table');
  await page.keyboard.press('Control+2');
  const editor = page.getByRole('textbox', { name: 'SQL statement' });
  await editor.click();
  await page.keyboard.type('select 7 * 6');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid', { name: /Rows of result/ })).toContainText('42');
  await command('Bind in a briefing');
  await expect(figure(page, '42')).toBeVisible();
  await expect(sql(page)).toContainText('select 7 * 6');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Kept');
  await expect.poll(() => kept(page)).toMatchObject({ title: 'Kept', blocks: [{ type: 'paragraph', content: [{ figure: { sql: 'select 7 * 6' } }] }] });
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+4');
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Kept');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Kept');
  await expect(figure(page, '42')).toBeVisible();
});

test('a paste keeps bold, italic, links, lists and headings, and nothing else; pictures are turned away', async ({ workbench }) => {
  const { page } = workbench;
  await write(workbench);
  const paste = (html: string): Promise<void> =>
    text(page).evaluate((element, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', pasted);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);
  await paste(
    `<html><head><style>p{color:red}</style></head><body><h1 style="color:red">Big</h1><p style="font-size:40px" onclick="x()">One <span style="font-weight:700">two</span> <i>three</i>
     <a href="https://udsc.gov.pl">link</a> <a href="javascript:alert(1)">no</a><img src="x.png"></p><ul><li><p>a</p></li><li>b</li></ul>
     <p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>   </span></span>word</p></body></html>`,
  );
  await expect
    .poll(() => blocks(page))
    .toEqual([
      { type: 'heading', level: 2, text: 'Big' },
      { type: 'paragraph', content: ['One ', { text: 'two', bold: true }, ' ', { text: 'three', italic: true }, ' ', { text: 'link', link: 'https://udsc.gov.pl' }, ' no'] },
      { type: 'list', ordered: false, items: [['a'], ['b']] },
      { type: 'list', ordered: true, items: [['word']] },
    ]);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(4)], 'photo.png', { type: 'image/png' }));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('alertdialog')).toContainText('A briefing takes no pictures');
});

test('briefings are listed, duplicated and removed, and a removed one comes back; a damaged file is said with its place', async ({ workbench: { page, drop, command } }) => {
  await atBriefings(page);
  await drop({ name: 'one.briefing.json', bytes: JSON.stringify({ molo: 'briefing/1', language: 'en', title: 'One', blocks: [] }) });
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('One');
  await drop({ name: 'two.briefing.json', bytes: JSON.stringify({ molo: 'briefing/1', language: 'en', title: 'Two', blocks: [{ type: 'table' }] }) });
  await expect(page.getByRole('alertdialog')).toContainText('not well-formed at /blocks/0/sql');
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('One');
  await command('Duplicate the briefing');
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('One (copy)');
  await command('All briefings');
  const list = page.getByRole('region', { name: 'Briefings' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await expectAccessible(page);
  await list.getByRole('button', { name: 'Remove One (copy)' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(2);
});

test('a Polish briefing is set in Polish in front of an English reader, and the screen in Polish as well', async ({ workbench: { page, drop, command } }) => {
  await drop({ name: 'wnioski.csv', bytes: CSV });
  await expect(page.getByRole('contentinfo')).toContainText('1 table');
  await atBriefings(page);
  await drop({ name: 'wnioski.briefing.json', bytes: JSON.stringify(everything('pl')) });
  await expect(text(page)).toContainText('Tabela 1');
  await expect(figure(page, '24\\s935')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Export HTML/ })).toBeVisible();
  await command('Polski');
  await expect(page.getByRole('button', { name: /^Eksportuj HTML/ })).toBeVisible();
  await expectAccessible(page);
});
