import { join } from 'node:path';
import { build, type InlineConfig, preview } from 'vite';

const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

const CONFIG: InlineConfig = {
  root: import.meta.dirname,
  base: './',
  configFile: false,
  logLevel: 'error',
  worker: { format: 'es' },
  build: { outDir: join(import.meta.dirname, '../../../out/bench/query'), emptyOutDir: true, assetsInlineLimit: 0, target: 'chrome130', chunkSizeWarningLimit: 5_000 },
  preview: { host: '127.0.0.1', port: 0, headers: ISOLATED },
};

/** Builds the bench's page and serves it, isolated as Molo's own page is; gives its address and how to end. */
export async function servedBench(): Promise<{ url: string; end: () => Promise<void> }> {
  await build(CONFIG);
  const server = await preview(CONFIG);
  return { url: server.resolvedUrls?.local[0] as string, end: () => server.close() };
}
