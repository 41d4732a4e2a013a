import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageIn } from '#electron/host';
import { temporaryFolder } from '../../support/packages';

describe('a built page', () => {
  it('is the files in its folder and those below, by their paths', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'assets', 'deep'), { recursive: true });
    for (const name of ['index.html', 'assets/a.js', 'assets/deep/b.woff2', 'assets/UPPER.JS']) await writeFile(join(folder, name), name);
    const page = await pageIn(folder);
    expect([...page.keys()].sort()).toEqual(['/assets/UPPER.JS', '/assets/a.js', '/assets/deep/b.woff2', '/index.html']);
    expect(page.get('/assets/deep/b.woff2')?.type).toBe('font/woff2');
    expect(new TextDecoder().decode(await page.get('/assets/a.js')?.read())).toBe('assets/a.js');
  });

  it('does not follow links out of its folder', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'index.html'), '');
    await symlink('/etc/passwd', join(folder, 'link.txt'));
    await symlink('/etc', join(folder, 'etc'));
    expect([...(await pageIn(folder)).keys()]).toEqual(['/index.html']);
  });

  it('that was never built is missed by name', async () => {
    const folder = await temporaryFolder();
    await expect(pageIn(folder)).rejects.toMatchObject({ code: 'storage.notFound', params: { file: join(folder, 'index.html') } });
    await expect(pageIn(join(folder, 'none'))).rejects.toMatchObject({ code: 'storage.notFound' });
  });
});
