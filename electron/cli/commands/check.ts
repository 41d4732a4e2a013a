import { basename } from 'node:path';
import type { Command } from 'commander';
import { fileFacts } from '#electron/services';
import { checkTrueCopy, isTrueCopy, readReceipt, withCheck, writeReceipt } from '#shared/package';
import { command } from '../command';
import { readBytes } from '../files';
import { writeOutput } from '../output';
import { withProgress } from '../progress';
import { tell, type Terminal } from '../terminal';

interface CheckOptions {
  readonly receipt: string;
}

/** `molo check`: whether a copy, on a stick for instance, is the file that was sealed. The receipt remembers it. */
export function checkCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('check', t('cli:check.about'), ['molo check /media/stick/week-47.molo --receipt week-47.molo.receipt.json'], terminal)
    .argument('<copy>', t('cli:check.copy'))
    .requiredOption('--receipt <file>', t('cli:check.receipt'))
    .action((copy: string, options: CheckOptions) => check(terminal, copy, options));
}

async function check(terminal: Terminal, copy: string, { receipt: path }: CheckOptions): Promise<void> {
  const receipt = readReceipt(await readBytes(path), basename(path));
  const found = await withProgress(terminal, copy, (job) => fileFacts(copy, job));
  const written = writeOutput(path, writeReceipt(withCheck(receipt, { at: new Date().toISOString(), copy, same: isTrueCopy(receipt, found) })));
  // The answer is what was asked for: a receipt that cannot be written must not hide it.
  await written.catch(() => undefined);
  checkTrueCopy(receipt, found, copy);
  tell(terminal, terminal.translator.t('cli:check.same', { file: copy, original: receipt.file }));
  await written;
}
