import { expect } from '@playwright/test';
import type { Host, Workbench } from '../../e2e/support/workbench';
import { twoEditions } from '../support/editions';
import type { States } from '../support/shoot';

const sealScreen = ({ page }: Workbench) => page.keyboard.press('Control+Shift+s');

/** A package of the partner's is open; its table is on its way into one of ours. */
async function written(workbench: Workbench, host: Host): Promise<void> {
  const { page, drop } = workbench;
  const { second } = await twoEditions(host);
  await drop({ name: 'wnioski.molo', bytes: second });
  await page.getByRole('button', { name: 'Seal these tables…' }).click();
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Wnioski o zezwolenie na pobyt czasowy według województw');
  await page.getByText('Statystyka Szczecin', { exact: true }).click();
}

export const seal: States = {
  empty: async (workbench) => {
    await sealScreen(workbench);
    await expect(workbench.page.getByText('Still needed')).toBeVisible();
  },

  written,

  recipients: async (workbench, host) => {
    await written(workbench, host);
    await workbench.page.getByRole('heading', { name: 'Signed by' }).scrollIntoViewIfNeeded();
  },

  done: async (workbench, host) => {
    await written(workbench, host);
    await workbench.page.getByRole('button', { name: 'Seal the package' }).click();
    await expect(workbench.page.getByRole('button', { name: 'Save the package' })).toBeVisible();
  },

  'pass on': async (workbench, host) => {
    const { page, drop } = workbench;
    const { second } = await twoEditions(host);
    await drop({ name: 'wnioski.molo', bytes: second });
    await page.getByRole('button', { name: 'Pass on…' }).click();
    await expect(page.getByRole('button', { name: 'Pass it on' })).toBeVisible();
  },
};
