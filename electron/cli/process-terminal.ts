import { storageError } from '#electron/services';
import { exitCodeOf } from '#shared/base';
import { createTranslator, languageFrom, languageFromEnvironment } from '#shared/i18n';
import { errorLines } from './messages';
import type { Terminal } from './terminal';

const INTERRUPTED = 130;

/** Ctrl-C, a shutdown, a window or line that was closed. */
const INTERRUPTIONS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The terminal of this process. The first Ctrl-C asks the work to stop and leave nothing
 * behind, the second one does not wait. SQLite answers in one call during which no handler
 * runs: then Ctrl-C ends the process at once, as there is nothing to clean up. A shutdown and a
 * closed window ask like Ctrl-C.
 */
export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  const interruption = new AbortController();
  const interrupt = (): void => {
    if (interruption.signal.aborted) process.exit(INTERRUPTED);
    interruption.abort();
  };
  for (const signal of INTERRUPTIONS) process.on(signal, interrupt);

  const translator = createTranslator(env.MOLO_LANG ? languageFrom(env.MOLO_LANG) : languageFromEnvironment(env));
  stdout.on('error', (fault: NodeJS.ErrnoException) => {
    // `molo query ... | head` closes our output early: that is the reader's right, not an error.
    if (fault.code === 'EPIPE') process.exit(0);
    const error = storageError(fault, translator.t('cli:standardOutput'));
    for (const line of errorLines(translator, error)) stderr.write(`${line}\n`);
    process.exit(exitCodeOf(error.code));
  });

  return {
    translator,
    env,
    stdin,
    stdout,
    stderr,
    signal: interruption.signal,
    blocking: (job) => {
      for (const signal of INTERRUPTIONS) process.off(signal, interrupt);
      try {
        return job();
      } finally {
        for (const signal of INTERRUPTIONS) process.on(signal, interrupt);
      }
    },
  };
}
