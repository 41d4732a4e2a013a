import type { Command } from 'commander';
import { type Loopback, startLoopback } from '#electron/loopback';
import { MoloError } from '#shared/base';
import { command, versionOfMolo } from '../command';
import { HOME_OPTION, homeOf } from '../options';
import { print, tell, type Terminal } from '../terminal';

interface ServeOptions {
  readonly home?: string;
  readonly port?: string;
  readonly page?: string;
}

/** The workbench in a browser of this computer, until Ctrl-C. */
export function serveCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('serve', t('host:serve.about'), ['molo serve', 'molo serve --port 8123'], terminal)
    .option('--port <number>', t('host:serve.port'))
    .option('--page <dir>', t('host:serve.page'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((options: ServeOptions) => serve(terminal, options));
}

async function serve(terminal: Terminal, options: ServeOptions): Promise<void> {
  const { t } = terminal.translator;
  const loopback = await start(terminal, options);
  tell(terminal, t('host:serve.ready'));
  await print(terminal, [`${loopback.url}\n`]);
  tell(terminal, t('host:serve.again'));
  const noMore = onEnter(terminal, () => void print(terminal, [`${loopback.address()}\n`]));
  await interrupted(terminal.signal);
  noMore();
  await loopback.close();
  tell(terminal, t('host:serve.ended'));
}

async function start(terminal: Terminal, { page, port, ...options }: ServeOptions): Promise<Loopback> {
  if (port !== undefined && !isPort(port)) throw new MoloError('usage.invalid', { argument: `--port ${port}` });
  const onFault = (fault: unknown): void => {
    if (terminal.env.MOLO_DEBUG) tell(terminal, String((fault as Error | undefined)?.stack ?? fault));
  };
  const place = { ...(page !== undefined && { page }), ...(port !== undefined && { port: Number(port) }) };
  try {
    return await startLoopback({ home: homeOf(options), version: versionOfMolo(), onFault, ...place });
  } catch (error) {
    const taken = ['EADDRINUSE', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code));
    throw taken ? new MoloError('usage.invalid', { argument: `--port ${port}` }, { cause: error }) : error;
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

/** Where a person sits at the keyboard. Gives back what ends the listening. */
function onEnter({ stdin }: Terminal, act: () => void): () => void {
  if (!stdin.isTTY) return () => undefined;
  stdin.on('data', act);
  return () => void stdin.off('data', act).pause();
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
