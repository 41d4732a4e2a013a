import type { Command } from 'commander';
import { writeAtomically } from '#electron/services';
import { formatFingerprint } from '#shared/base';
import { command } from '../../command';
import { readBytes } from '../../files';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION, OUT_OPTION, PASSPHRASE_FILE_OPTION } from '../../options';
import { askIdentityPassphrase, askNewPassphrase, type PassphraseSource } from '../../passphrase';
import { print, tell, type Terminal } from '../../terminal';

interface BackupOptions extends PassphraseSource {
  readonly output: string;
  readonly force?: boolean;
  readonly home?: string;
}

interface RestoreOptions extends PassphraseSource {
  readonly home?: string;
}

const PRIVATE_FILE = 0o600;

export function backupCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('backup', t('cli:identity.backup.about'), ['molo identity backup 1f3a90c2 -o anna.molo-identity'], terminal)
    .argument('<identity>', t('cli:operands.identity'))
    .requiredOption(OUT_OPTION, t('cli:options.output'))
    .option('--force', t('cli:options.force'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((reference: string, options: BackupOptions) => backup(terminal, reference, options));
}

export function restoreCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('restore', t('cli:identity.restore.about'), ['molo identity restore anna.molo-identity'], terminal)
    .argument('<backup>', t('cli:identity.restore.backup'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((file: string, options: RestoreOptions) => restore(terminal, file, options));
}

async function backup(terminal: Terminal, reference: string, options: BackupOptions): Promise<void> {
  const keyring = await openOwnKeyring(terminal, options);
  const { sealed } = await keyring.find(reference);
  const ask = sealed ? askIdentityPassphrase(terminal, options) : () => askNewPassphrase(terminal, options);
  await writeAtomically(options.output, await keyring.backupIdentity(reference, ask), { mode: PRIVATE_FILE, overwrite: options.force ?? false });
  tell(terminal, terminal.translator.t('cli:identity.backup.done', { file: options.output }));
}

async function restore(terminal: Terminal, file: string, options: RestoreOptions): Promise<void> {
  const keyring = await openOwnKeyring(terminal, options);
  const { card, fingerprint } = await keyring.restoreIdentity(await readBytes(file), askIdentityPassphrase(terminal, options));
  tell(terminal, terminal.translator.t('cli:identity.restore.done', { name: card.name }));
  await print(terminal, [`${formatFingerprint(fingerprint)}\n`]);
}
