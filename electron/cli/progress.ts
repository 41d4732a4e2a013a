import type { JobOptions, Progress } from '#shared/base';
import type { Terminal } from './terminal';

const QUIET_MILLISECONDS = 700;
const EVERY_MILLISECONDS = 120;
const CLEAR_LINE = '\r\u001b[2K';

/** Runs a job; where a person watches and it takes longer than a moment, one line of the terminal says how far it is. */
export async function withProgress<T>(terminal: Terminal, name: string, job: (options: JobOptions) => Promise<T>): Promise<T> {
  const { signal, stderr } = terminal;
  if (!stderr.isTTY) return job({ signal });
  const started = performance.now();
  let shown = started + QUIET_MILLISECONDS - EVERY_MILLISECONDS;
  const onProgress = (progress: Progress): void => {
    const now = performance.now();
    if (now - shown < EVERY_MILLISECONDS) return;
    shown = now;
    stderr.write(CLEAR_LINE + progressLine(terminal, name, progress, now - started));
  };
  try {
    return await job({ signal, onProgress });
  } finally {
    if (shown > started + QUIET_MILLISECONDS) stderr.write(CLEAR_LINE);
  }
}

function progressLine({ translator }: Terminal, name: string, { bytes, totalBytes, rows }: Progress, elapsed: number): string {
  const parts = [name, translator.t('cli:progress.megabytes', { megabytes: Math.round(bytes / 1e6) })];
  if (rows !== undefined) parts.push(translator.t('cli:progress.rows', { count: rows }));
  if (totalBytes !== undefined && bytes > 0) {
    const seconds = Math.ceil((elapsed * (totalBytes - bytes)) / bytes / 1000);
    parts.push(translator.t('cli:progress.left', { percent: Math.floor((100 * bytes) / totalBytes), seconds }));
  }
  return parts.join(' · ');
}
