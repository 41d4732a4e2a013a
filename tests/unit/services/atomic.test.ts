import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { storageError, writeAtomically } from '#electron/services';
import { filesIn, temporaryFolder, utf8 } from '../../support/packages';

async function* failing(): AsyncGenerator<Uint8Array> {
  yield utf8('half');
  throw new Error('the source failed');
}

describe('an atomic write', () => {
  it('leaves one file with the whole content', async () => {
    const folder = await temporaryFolder();
    await writeAtomically(join(folder, 'a'), utf8('new'));
    expect(await filesIn(folder)).toEqual(['a']);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('new');
  });

  it('replaces nothing unless it is told to', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'a');
    await writeFile(file, 'old');
    await expect(writeAtomically(file, utf8('new'))).rejects.toThrow('storage.exists');
    expect(await readFile(file, 'utf8')).toBe('old');
    await writeAtomically(file, utf8('new'), { overwrite: true });
    expect(await readFile(file, 'utf8')).toBe('new');
  });

  it.each([
    ['its source fails', failing(), undefined],
    ['its last check fails', utf8('new'), () => Promise.reject(new Error('not as wished'))],
  ])('leaves everything as it was where %s', async (_what, content, check) => {
    const folder = await temporaryFolder();
    const file = join(folder, 'a');
    await writeFile(file, 'old');
    await expect(writeAtomically(file, content, { overwrite: true, ...(check && { check }) })).rejects.toThrow();
    expect(await filesIn(folder)).toEqual(['a']);
    expect(await readFile(file, 'utf8')).toBe('old');
  });

  it('keeps private files from others', async (context) => {
    context.skip(process.platform === 'win32', 'Windows has no such permissions');
    const folder = await temporaryFolder();
    await writeAtomically(join(folder, 'a'), utf8('x'), { mode: 0o600 });
    expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o600);
  });
});

describe('what the file system says', () => {
  it('is told in words of its own: not there, in the way, not allowed, full', async () => {
    const folder = await temporaryFolder();
    await expect(writeAtomically(join(folder, 'no', 'a'), utf8('x'))).rejects.toThrow('storage.notFound');
    const fault = (code: string): NodeJS.ErrnoException => Object.assign(new Error(code), { code, syscall: 'write' });
    const codes = ['ENOENT', 'EEXIST', 'EACCES', 'EROFS', 'ENOSPC', 'EIO'].map((code) => storageError(fault(code), 'a').code);
    expect(codes).toEqual(['storage.notFound', 'storage.exists', 'storage.denied', 'storage.denied', 'storage.full', 'storage.failed']);
  });

  it('names the file, and leaves every other error what it is', () => {
    expect(storageError(Object.assign(new Error('x'), { code: 'EIO', syscall: 'read' }), 'a.molo').params).toEqual({ file: 'a.molo' });
    expect(storageError(new MoloError('package.damaged'), 'a').code).toBe('package.damaged');
    expect(storageError(new DOMException('stop', 'AbortError'), 'a').code).toBe('cancelled');
    expect(storageError(new TypeError('x'), 'a').code).toBe('internal');
  });

  it('is a refusal where the folder may not be written to', async (context) => {
    context.skip(process.platform === 'win32' || process.getuid?.() === 0, 'nothing is forbidden to root');
    const folder = join(await temporaryFolder(), 'locked');
    await mkdir(folder);
    await chmod(folder, 0o500);
    await expect(writeAtomically(join(folder, 'a'), utf8('x'))).rejects.toThrow('storage.denied');
  });
});
