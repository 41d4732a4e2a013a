import { onTestFinished } from 'vitest';
import type { Services } from '#electron/host';
import { type MoloOptions, startMolo } from '#electron/main';
import { ElectronStandIn } from '../../support/electron-stand-in';
import { temporaryFolder } from '../../support/packages';
import { plantPage } from '../host/transport';

export interface Program {
  readonly standIn: ElectronStandIn;
  readonly services: Services | null;
  readonly home: string;
}

/** Molo's main process, started with a stand-in for Electron and ended with the test. */
export async function program(standIn = new ElectronStandIn(), options: Partial<MoloOptions> = {}): Promise<Program> {
  const home = options.home ?? (await temporaryFolder());
  const page = await plantPage();
  const usual = { home, page: page.folder, preload: '/built/preload.cjs', icon: '/built/icon.png', words: [], folder: home, platform: 'linux' } as const;
  const services = await startMolo(standIn.electron, { ...usual, ...options });
  onTestFinished(async () => {
    standIn.dialog.answer = 1;
    standIn.app.quit();
    await page.dispose();
  });
  return { standIn, services, home };
}
