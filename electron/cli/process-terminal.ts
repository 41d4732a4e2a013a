import { storageError } from '#electron/services';
import { exitCodeOf } from '#shared/base';
import { createTranslator, languageFrom, languageFromEnvironment } from '#shared/i18n';
import { errorLines } from './messages';
import type { Terminal } from './terminal';

const INTERRUPTED = 130;

/**
 * The terminal of this process. The first Ctrl-C asks the work to stop and leave nothing
 * behind, the second one does not wait. SQLite answers in one call during which no handler
 * runs: then Ctrl-C ends the process at once, as there is nothing to clean up.
 */
export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  const interruption = new AbortController();
  const interrupt = (): void => {
    if (interruption.signal.aborted) process.exit(INTERRUPTED);
    interruption.abort();
  };
  process.on('SIGINT', interrupt);

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
      process.off('SIGINT', interrupt);
      try {
        return job();
      } finally {
        process.on('SIGINT', interrupt);
      }
    },
  };
}
