import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileStream } from '../../../electron/cli/files';
import { temporaryFolder } from '../../support/molo';

function megabytes(count: number): string {
  const path = join(temporaryFolder(), 'a.bin');
  writeFileSync(path, Buffer.alloc(count << 20, 7));
  return path;
}

it('gives the bytes of a range, and none of an empty one', async () => {
  const path = megabytes(3);
  expect((await new Response(fileStream(path, 5, (2 << 20) + 7) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()).byteLength).toBe((2 << 20) + 2);
  expect((await new Response(fileStream(path, 5, 5) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer()).byteLength).toBe(0);
});

it('can be left while a piece is on its way, and throws nothing past anybody', async () => {
  const path = megabytes(4);
  const thrown: unknown[] = [];
  const note = (error: unknown): void => void thrown.push(error);
  process.on('uncaughtException', note).on('unhandledRejection', note);
  try {
    for (let round = 0; round < 20; round++) {
      const reader = fileStream(path).getReader();
      const coming = reader.read();
      if (round % 2 === 0) await coming;
      const next = reader.read();
      await reader.cancel();
      await next;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(thrown).toEqual([]);
  } finally {
    process.off('uncaughtException', note).off('unhandledRejection', note);
  }
});

it('says that a file is gone', async () => {
  await expect(fileStream(join(temporaryFolder(), 'none')).getReader().read()).rejects.toMatchObject({ code: 'storage.notFound' });
});
