import { basename } from 'node:path';
import type { Command } from 'commander';
import { inspectPackage, isSealedPackage } from '#electron/services';
import { exitCodeOf } from '#shared/base';
import { unsignedVerdict, type Verdict } from '#shared/package';
import { command } from '../command';
import { isForeignPackage, surveyForeign } from '../foreign-inputs';
import { keyringsAt, warnOfExposure } from '../keyrings';
import { verdictLines } from '../messages';
import { acceptanceOf, type AcceptanceOptions, EARLIER_OPTION, EXPIRED_OPTION, HOME_OPTION, homeOf, PASSPHRASE_FILE_OPTION } from '../options';
import { askIdentityPassphrase, type PassphraseSource } from '../passphrase';
import { withProgress } from '../progress';
import { ExitCode, print, type Terminal } from '../terminal';

interface InspectOptions extends PassphraseSource, AcceptanceOptions {
  readonly json?: boolean;
  readonly home?: string;
}

export function inspectCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('inspect', t('cli:inspect.about'), ['molo inspect week-47.molo', 'molo inspect week-47.molo --json'], terminal)
    .argument('<pkg>', t('cli:operands.package'))
    .option('--json', t('cli:inspect.json'))
    .option(EARLIER_OPTION, t('cli:options.earlier'))
    .option(EXPIRED_OPTION, t('cli:options.expired'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((path: string, options: InspectOptions) => inspect(terminal, path, options));
}

async function inspect(terminal: Terminal, path: string, options: InspectOptions): Promise<void> {
  const verdict = await verdictOn(terminal, path, options);
  const text = options.json ? JSON.stringify(verdict, null, 2) : verdictLines(terminal, verdict).join('\n');
  await print(terminal, [`${text}\n`]);
  const code = exitCodeOfVerdict(verdict);
  if (code !== 0) throw new ExitCode(code);
}

async function verdictOn(terminal: Terminal, path: string, options: InspectOptions): Promise<Verdict> {
  if (await isForeignPackage(path)) return unsignedVerdict((await surveyForeign(path)).name);
  if (!(await isSealedPackage(path))) return unsignedVerdict(basename(path));
  const keyrings = await keyringsAt(homeOf(options));
  for (const keyring of keyrings) await warnOfExposure(terminal, keyring);
  const passphrase = askIdentityPassphrase(terminal, options);
  return withProgress(terminal, basename(path), (job) => inspectPackage(path, keyrings, { passphrase, accept: acceptanceOf(options), ...job }));
}

/** 0 only for what is readable and trusted: neither training nor unsigned data may pass a script's check. */
function exitCodeOfVerdict(verdict: Verdict): number {
  if (verdict.status === 'trusted') return 0;
  return 'error' in verdict ? exitCodeOf(verdict.error.code) : exitCodeOf('trust.unknownSigner');
}
