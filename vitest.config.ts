import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,contract,hostile,property}/**/*.test.ts'],
    setupFiles: ['tests/support/fixed-seed.ts'],
    // Nothing may fail because a machine is slow or busy: limits are there to end what hangs.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    slowTestThreshold: 10_000,
    // Most of the time would go into loading the same modules for every file anew; none of them is changed by a test.
    isolate: false,
    // Left to itself vitest keeps one of two cores free.
    maxWorkers: '100%',
    coverage: { provider: 'v8', include: ['shared/**', 'electron/**', 'resources/**'], reportsDirectory: 'coverage' },
  },
});
