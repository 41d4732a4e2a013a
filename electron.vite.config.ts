/**
 * Electron's own part: `electron/main/main.ts` -> `out/main`, `electron/preload/preload.ts` ->
 * `out/preload`. The page has its own build (`vite.page.config.ts`), as it is the same in every host.
 *
 * Packages are bundled, so that only what has to lie beside the program as a file is shipped beside
 * it (`files` in `electron-builder.yml`). Neither build needs Electron's binary.
 */
import { defineConfig } from 'electron-vite';

/** Native code, which cannot be bundled. */
const NATIVE = ['@resvg/resvg-js'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      emptyOutDir: true,
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: 'electron/main/main.ts',
        external: NATIVE,
        // Flat: two folders below the root, as every file of a room is, so that paths beside the code hold.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      emptyOutDir: true,
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: 'electron/preload/preload.ts',
        // A sandboxed preload is CommonJS, and one file: it has no `require` for others.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
});
