import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { labelsOf, manualPage, type Step, stepsOf } from '../support/manual';
import { expectAccessible } from './support/accessibility';
import { choose } from './support/choosing';
import { type Served, serve } from './support/served';
import { needsChromium, test } from './support/workbench';

needsChromium();

/** Somebody at a computer of their own. */
interface Person {
  readonly name: string;
  readonly passphrase: string;
  readonly page: Page;
  /** What they seal. */
  readonly table: string;
  readonly title: string;
}

/** Both of them, and what goes from hand to hand. */
interface Scene {
  readonly anna: Person;
  readonly jan: Person;
  /** The folder of the USB stick. */
  readonly stick: string;
  /** What was said on the telephone. */
  said: string;
}

/** Does a step with the words of the screen that the page sets in bold, in their order. */
type Action = (scene: Scene, labels: readonly string[]) => Promise<void>;

const both = (act: (person: Person, labels: readonly string[], scene: Scene) => Promise<void>): Action => async (scene, labels) => {
  for (const person of [scene.anna, scene.jan]) await act(person, labels, scene);
};

/** A label as the screen may set it: with spaces that do not break. */
const set = (label = ''): RegExp => new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s')}$`);
const button = (page: Page | Locator, label?: string): Locator => page.getByRole('button', { name: set(label) });
const go = (page: Page, label?: string): Promise<void> => page.getByRole('navigation').first().getByRole('link', { name: set(label) }).click();
const own = ({ page, name }: Person): Locator => page.getByRole('article', { name, exact: true });
const cardOf = ({ stick }: Scene, { name }: Person): string => join(stick, `${name}.card.json`);
const packageOf = ({ stick }: Scene, { name }: Person): string => join(stick, `${name}.molo`);

async function save(page: Page, press: Locator, file: string): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), press.click()]);
  await download.saveAs(file);
}

/** What one of them does with the other's card. */
const takeCard = async ({ page }: Person, card: string, [trust, add, file]: readonly string[]): Promise<void> => {
  await go(page, trust);
  await button(page, add).first().click();
  await choose(page, card, () => button(page, file).click());
};

const addContact = async ({ page }: Person, other: Person, [agrees = '', add]: readonly string[]): Promise<void> => {
  await expect(page.getByRole('status').filter({ hasText: agrees })).toBeVisible();
  await expectAccessible(page);
  await button(page, add).click();
  await expect(page.getByRole('article', { name: other.name, exact: true })).toBeVisible();
};

/** The steps of sealing, for whoever of the two seals. */
const SEALING: Readonly<Record<string, (from: Person, to: Person, labels: readonly string[], scene: Scene) => Promise<void>>> = {
  'seal-open': async ({ page, table }, _to, [library, open]) => {
    await go(page, library);
    await choose(page, table, () => button(page, open).first().click());
    await expect(page.locator('article section[data-verdict=unsigned]')).toBeVisible();
  },
  'seal-begin': async ({ page }, _to, [seal, tables]) => {
    await button(page, seal).first().click();
    await expect(page.getByRole('region', { name: set(tables) }).getByRole('listitem')).toHaveCount(1);
  },
  'seal-describe': async ({ page, title }, _to, [label]) => page.getByRole('textbox', { name: set(label) }).first().fill(title),
  'seal-recipient': async ({ page }, to, [recipients]) => page.getByRole('region', { name: set(recipients) }).getByText(to.name, { exact: true }).click(),
  'seal-unlock': async ({ page, passphrase }, _to, [signer, unlock]) => {
    const region = page.getByRole('region', { name: set(signer) });
    await expect(region).toBeVisible();
    if (!(await button(region, unlock).isVisible())) return;
    await region.locator('input[type=password]').fill(passphrase);
    await button(region, unlock).click();
    await expect(button(region, unlock)).toHaveCount(0);
  },
  'seal-seal': async ({ page }, _to, [seal, sealed]) => {
    await button(page, seal).last().click();
    await expect(page.getByRole('status').filter({ hasText: sealed ?? '' }).first()).toBeVisible();
    await expectAccessible(page);
  },
  'seal-save': async (from, _to, [label], scene) => save(from.page, button(from.page, label), packageOf(scene, from)),
  'seal-check': async (from, _to, [label], scene) => {
    await choose(from.page, packageOf(scene, from), () => button(from.page, label).click());
    await expect(from.page.locator('[data-copy=same]')).toBeVisible();
  },
};

/** The steps of opening, for whoever of the two receives. */
const OPENING: Readonly<Record<string, (to: Person, from: Person, labels: readonly string[], scene: Scene) => Promise<void>>> = {
  'open-choose': async ({ page }, from, [library, open], scene) => {
    await go(page, library);
    await choose(page, packageOf(scene, from), () => button(page, open).first().click());
  },
  'open-unlock': async ({ page, passphrase }, _from, [unlock]) => {
    const asks = button(page, unlock);
    await expect(asks.or(page.locator('article section[data-verdict=trusted]'))).toBeVisible();
    if (!(await asks.isVisible())) return;
    await page.locator('input[type=password]').fill(passphrase);
    await asks.click();
  },
  'open-verdict': async ({ page }, from, [trusted = '']) => {
    const verdict = page.locator('article section[data-verdict=trusted]');
    await expect(verdict).toContainText(trusted);
    await expect(verdict).toContainText(from.name);
    await expectAccessible(page);
  },
};

/** Every step of the page, in its order. */
const ACTIONS: Readonly<Record<string, Action>> = {
  'identity-begin': both(async ({ page }, [trust, create]) => {
    await go(page, trust);
    await button(page, create).first().click();
  }),
  'identity-name': both(async ({ page, name }, [label, institution]) => {
    await page.getByLabel(set(label)).fill(name);
    await page.getByLabel(set(institution)).fill('Urząd');
  }),
  'identity-passphrase': both(async ({ page, passphrase }, [protect, first, again]) => {
    // The choice carries its meaning below its words.
    await page.getByText(protect ?? '').first().click();
    await page.getByLabel(set(first)).fill(passphrase);
    await page.getByLabel(set(again)).fill(passphrase);
  }),
  'identity-create': both(async (person, [create, mine]) => {
    await button(person.page, create).click();
    await expect(person.page.getByRole('region', { name: set(mine) }).getByRole('article', { name: person.name })).toBeVisible();
  }),
  'identity-card': both(async (person, [label], scene) => save(person.page, button(own(person), label), cardOf(scene, person))),
  'digits-choose': async (scene, labels) => takeCard(scene.anna, cardOf(scene, scene.jan), labels),
  'digits-call': async (scene, [trust]) => {
    await go(scene.jan.page, trust);
    scene.said = /([0-9a-f]{4}\s*){16}/.exec(await own(scene.jan).innerText())?.[0] ?? '';
  },
  'digits-type': async ({ anna, said }, [label]) => anna.page.getByLabel(set(label)).fill(said),
  'digits-add': async ({ anna, jan }, labels) => addContact(anna, jan, labels),
  'words-choose': async (scene, [trust, add, file, theyRead, words]) => {
    await takeCard(scene.jan, cardOf(scene, scene.anna), [trust ?? '', add ?? '', file ?? '']);
    await scene.jan.page.getByRole('radiogroup', { name: set(theyRead) }).getByRole('radio', { name: set(words) }).click();
  },
  'words-read': async (scene, [words]) => {
    await own(scene.anna).getByRole('radio', { name: set(words) }).click();
    scene.said = await own(scene.anna).locator('[lang=en]').innerText();
  },
  'words-type': async ({ jan, said }, [label]) => jan.page.getByLabel(set(label)).fill(said),
  'words-add': async ({ anna, jan }, labels) => addContact(jan, anna, labels),
  ...Object.fromEntries(Object.entries(SEALING).map(([id, act]): [string, Action] => [id, (scene, labels) => act(scene.anna, scene.jan, labels, scene)])),
  ...Object.fromEntries(Object.entries(OPENING).map(([id, act]): [string, Action] => [id, (scene, labels) => act(scene.jan, scene.anna, labels, scene)])),
  'answer-seal': async (scene) => again(SEALING, scene.jan, scene.anna, scene),
  'answer-open': async (scene) => again(OPENING, scene.anna, scene.jan, scene),
};

let page: readonly Step[] = [];

/** The same steps once more, the other way round. */
async function again(steps: typeof SEALING, one: Person, other: Person, scene: Scene): Promise<void> {
  for (const { id, text } of page) await steps[id]?.(one, other, labelsOf(text), scene);
}

for (const language of ['en', 'pl'] as const) {
  test(`two people exchange packages both ways by the manual’s page (${language})`, async ({ browser }) => {
    test.setTimeout(400_000);
    page = stepsOf(await manualPage(language, 'exchange'));
    expect(page.map(({ id }) => id)).toEqual(Object.keys(ACTIONS));
    const folder = await mkdtemp(join(tmpdir(), 'molo-exchange-'));
    const anna = await seat(browser, folder, language, 'Anna Nowak', 'Wnioski 2024');
    const jan = await seat(browser, folder, language, 'Jan Wiśniewski', 'Decyzje 2024');
    const scene: Scene = { anna: anna.person, jan: jan.person, stick: folder, said: '' };
    for (const { number, id, text } of page) await test.step(`${number} ${id}`, () => ACTIONS[id]?.(scene, labelsOf(text)) ?? Promise.resolve());
    for (const { served, errors } of [anna, jan]) {
      expect(errors).toEqual([]);
      await served.end();
    }
    await rm(folder, { recursive: true, force: true });
  });
}

/** A host with a home of its own, and a browser that speaks the language. */
async function seat(browser: Browser, folder: string, language: string, name: string, title: string): Promise<{ person: Person; served: Served; errors: string[] }> {
  const served = await serve(join(folder, `${name} home`));
  const context = await browser.newContext({ locale: language === 'pl' ? 'pl-PL' : 'en-GB', viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(30_000);
  const opened = await context.newPage();
  const errors: string[] = [];
  opened.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  opened.on('pageerror', (error) => errors.push(String(error)));
  await opened.goto(served.url);
  const table = join(folder, `${title.toLowerCase()}.csv`);
  await writeFile(table, 'kraj;rok;liczba\nPL;2023;12190\nUA;2023;9825\n');
  return { person: { name, passphrase: `port wiatr lina ${name}`, page: opened, table, title }, served, errors };
}
