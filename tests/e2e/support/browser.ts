import type { PlaywrightTestConfig } from '@playwright/test';
import { CHROMIUM } from './chromium';

/** What Playwright switches off. Of several such switches Chromium heeds the last one alone, so that ours has to say it all again. */
const PLAYWRIGHTS = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/** For every window Chromium draws two pages for its address bar that nobody sees: more work than loading the page that is tested. */
const ADDRESS_BAR = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** The browser of every run: it looks nothing up by itself, so that what is seen on the network is the program's own. */
export const BROWSER: NonNullable<PlaywrightTestConfig['use']> = {
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  colorScheme: 'light',
  reducedMotion: 'reduce',
  launchOptions: {
    ...(CHROMIUM !== undefined && { executablePath: CHROMIUM }),
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', `--disable-features=${[...PLAYWRIGHTS, ...ADDRESS_BAR].join(',')}`],
  },
};
