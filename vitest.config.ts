import { defineConfig } from 'vitest/config';

const ALL = ['tests/{unit,contract,hostile,property}/**/*.test.ts'];

/** They put something in the place of a module, or need one that has done nothing yet. */
const OWN_MODULES = ['tests/contract/electron/**/*.test.ts', 'tests/unit/query/sqlite/load.test.ts', 'tests/unit/query/guard/memory-limits.test.ts'];

export default defineConfig({
  test: {
    // Most of the time would go into loading the same modules for every file anew. Files that exchange modules do it for themselves.
    projects: [
      { extends: true, test: { name: 'shared modules', include: ALL, exclude: OWN_MODULES, isolate: false } },
      { extends: true, test: { name: 'own modules', include: OWN_MODULES } },
    ],
    setupFiles: ['tests/support/fixed-seed.ts'],
    // Nothing may fail because a machine is slow or busy: limits are there to end what hangs.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    slowTestThreshold: 10_000,
    // Left to itself vitest keeps one of two cores free.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['shared/**', 'electron/**', 'resources/**'], reportsDirectory: 'coverage' },
  },
});
