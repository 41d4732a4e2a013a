import { defineConfig } from '@playwright/test';
import { BROWSER } from '../e2e/support/browser';

/** The same tests as end to end, and the short one of this folder; which of them, the command line says. */
export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.spec.ts', 'offline/*.spec.ts'],
  globalSetup: '../e2e/support/build.ts',
  outputDir: '../../out/offline',
  workers: 1,
  // Traced, everything takes its time.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  reporter: 'list',
  use: BROWSER,
});
