import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CSP_NONCE } from '#shared/host';
import { REPOSITORY } from '../../../support/repository';

const config = readFileSync(`${REPOSITORY}/vite.page.config.ts`, 'utf8');

it('the page is built for the nonce that the host puts in', () => {
  expect(config).toContain(`'${CSP_NONCE}'`);
});

it('apache-arrow still compiles code only where the build takes it out', () => {
  const builder = readFileSync(`${REPOSITORY}/node_modules/apache-arrow/builder/valid.mjs`, 'utf8');
  expect(builder).toContain('return new Function(`x`, `${fnBody}\\nreturn true;`);');
});

it('the page itself holds no script, no style and no address of elsewhere', () => {
  const page = readFileSync(`${REPOSITORY}/renderer/index.html`, 'utf8');
  expect(page).not.toMatch(/<style| style=| on\w+=|https?:|<script(?![^>]*src=)/);
});

it('no element of the page takes the name under which a window has its desktop', () => {
  expect(readFileSync(`${REPOSITORY}/renderer/index.html`, 'utf8')).not.toMatch(/id="molo"/);
});
