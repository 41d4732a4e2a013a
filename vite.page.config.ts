/**
 * The page: `renderer/index.html` -> `out/page`, for any host that serves files.
 *
 * The page runs under a Content Security Policy without inline code and without `eval`; what a
 * library would do against it is changed here, and the build fails when that no longer fits.
 */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Stands where each response's own nonce goes: `CSP_NONCE` of shared/host (a test holds them together). */
const CSP_NONCE = '__MOLO_CSP_NONCE__';

/** Where apache-arrow compiles code: in its builders, which Molo does not use but which its index loads. */
const ARROW_COMPILES = 'return new Function(`x`, `${fnBody}\\nreturn true;`);';
const ARROW_REFUSES = "throw new TypeError('Arrow builders compile code, which the page does not allow.');";

function arrowWithoutCompiledCode(): Plugin {
  return {
    name: 'molo:arrow-without-compiled-code',
    transform: {
      filter: { id: /apache-arrow\/builder\/valid\.mjs$/ },
      handler(code) {
        if (!code.includes(ARROW_COMPILES)) this.error('apache-arrow no longer compiles code where it did: look at builder/valid.mjs again.');
        return { code: code.replace(ARROW_COMPILES, ARROW_REFUSES), map: null };
      },
    },
  };
}

/** The library's own texts in all the languages of the world; the page speaks five. */
const OTHER_LANGUAGES = /[\\/]intl[\\/].*[\\/](?!en-US|pl-PL|cs-CZ|sk-SK|hu-HU)[a-z]{2}-[A-Z]{2}\.m?js$/;

function fiveLanguages(): Plugin {
  return {
    name: 'molo:five-languages',
    load: { filter: { id: OTHER_LANGUAGES }, handler: () => ({ code: 'export default {};', map: null }) },
  };
}

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), arrowWithoutCompiledCode(), fiveLanguages()],
  worker: { format: 'es', plugins: () => [arrowWithoutCompiledCode()] },
  html: { cspNonce: CSP_NONCE },
  build: {
    outDir: '../out/page',
    emptyOutDir: true,
    // A data: address would need a wider policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome130', 'firefox132', 'safari18'],
    minify: true,
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
  },
});
