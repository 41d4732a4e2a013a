import type { PlaywrightTestConfig } from '@playwright/test';
import { CHROMIUM } from './chromium';

/** The browser of every run: it looks nothing up by itself, so that what is seen on the network is the program's own. */
export const BROWSER: NonNullable<PlaywrightTestConfig['use']> = {
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  colorScheme: 'light',
  reducedMotion: 'reduce',
  launchOptions: {
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  },
};
