import { defineConfig } from '@playwright/test';
import { BROWSER } from './tests/e2e/support/browser';

/** The built workbench, driven as a person drives it: through the loopback host, in a real Chromium. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/build.ts',
  outputDir: 'out/e2e',
  // Each has a browser and a host of its own, and waits for a third of its time. Nothing is timed: limits are there to end what hangs.
  workers: 3,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: BROWSER,
});
