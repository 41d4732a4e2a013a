import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { createTranslator } from '#shared/i18n';
import { serveCommand } from '../../../electron/cli/commands/serve';
import type { Terminal } from '../../../electron/cli/terminal';
import { temporaryFolder } from '../../support/packages';
import { cookieFor, plantPage } from './transport';

interface Serving {
  /** The next address that is written. */
  address(): Promise<string>;
  /** Keys that a person presses. */
  press(keys: string): void;
  interrupt(): void;
  readonly ended: Promise<unknown>;
  said(): string;
}

async function serve(...words: string[]): Promise<Serving> {
  const page = await plantPage();
  onTestFinished(() => page.dispose());
  const interruption = new AbortController();
  const [stdin, stdout, stderr] = [Object.assign(new PassThrough(), { isTTY: true }), new PassThrough(), new PassThrough()];
  const terminal: Terminal = {
    translator: createTranslator('en'),
    env: {},
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout,
    stderr,
    signal: interruption.signal,
    blocking: (job) => job(),
  };
  let said = '';
  stderr.on('data', (text) => (said += String(text)));
  const ended = serveCommand(terminal).exitOverride().parseAsync(['--home', await temporaryFolder(), '--page', page.folder, ...words], { from: 'user' });
  ended.catch(() => undefined);
  return {
    address: async () => String((await Promise.race([once(stdout, 'data'), ended]) as unknown[])[0]).trim(),
    press: (keys) => void stdin.write(keys),
    interrupt: () => interruption.abort(),
    ended,
    said: () => said,
  };
}

it('molo serve prints an address that works once, a new one at Enter, and ends at Ctrl-C with open connections', async () => {
  const serving = await serve();
  const url = await serving.address();
  const cookie = await cookieFor(url);
  const { origin } = new URL(url);
  expect((await fetch(origin, { headers: { cookie } })).status).toBe(200);
  serving.press('\n');
  const another = await serving.address();
  expect(await cookieFor(another)).not.toBe('');
  serving.interrupt();
  await serving.ended;
  await expect(fetch(origin)).rejects.toThrow();
  expect(serving.said()).toMatch(/Molo is running[\s\S]*Molo has ended/);
});

it('molo serve listens on the port that was asked for', async () => {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  const refused = await serve('--port', String(port));
  await expect(refused.ended).rejects.toMatchObject({ code: 'usage.invalid', params: { argument: `--port ${port}` } });
  free.close();
  await once(free, 'close');
  const serving = await serve('--port', String(port));
  expect(new URL(await serving.address()).port).toBe(String(port));
  serving.interrupt();
  await serving.ended;
});

it.each(['0', '65536', '-1', 'x', '1e3', ''])('molo serve takes no port like “%s”', async (port) => {
  const serving = await serve(`--port=${port}`);
  await expect(serving.ended).rejects.toMatchObject({ code: 'usage.invalid' });
});

it('molo serve says which page it misses', async () => {
  const serving = await serve('--page', '/nowhere');
  await expect(serving.ended).rejects.toMatchObject({ code: 'storage.notFound', params: { file: '/nowhere' } });
});
