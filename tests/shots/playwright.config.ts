import { defineConfig } from '@playwright/test';
import { BROWSER } from '../e2e/support/browser';

/** `npm run shots`: pictures of the screens, to be opened and looked at. Nothing is compared, so it is no part of `npm test`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'shots.ts',
  globalSetup: '../e2e/support/build.ts',
  outputDir: '../../out/shots/.run',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: { ...BROWSER, actionTimeout: 20_000 },
});
