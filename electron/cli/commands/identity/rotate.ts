import { join } from 'node:path';
import type { Command } from 'commander';
import { formatFingerprint } from '#shared/base';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION, PASSPHRASE_FILE_OPTION } from '../../options';
import { askIdentityPassphrase, askNewPassphrase } from '../../passphrase';
import { print, tell, type Terminal } from '../../terminal';

interface RotateOptions {
  readonly out?: string;
  readonly home?: string;
  readonly passphraseFile?: string;
  readonly newPassphraseFile?: string;
  /** `false` after `--no-passphrase`. */
  readonly passphrase: boolean;
}

export function rotateCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('rotate', t('cli:identity.rotate.about'), ['molo identity rotate 1f3a90c2', 'molo identity rotate 1f3a90c2 --out ./new-keys'], terminal)
    .argument('<identity>', t('cli:operands.identity'))
    .option('--out <dir>', t('cli:identity.new.out'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option('--new-passphrase-file <file>', t('cli:identity.rotate.newPassphraseFile'))
    .option('--no-passphrase', t('cli:identity.new.noPassphrase'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((reference: string, options: RotateOptions) => rotate(terminal, reference, options));
}

async function rotate(terminal: Terminal, reference: string, options: RotateOptions): Promise<void> {
  const { t } = terminal.translator;
  const passphraseFile = options.newPassphraseFile ?? options.passphraseFile;
  const keyring = await openOwnKeyring(terminal, options);
  const { fingerprint, card, folder } = await keyring.rotateIdentity(reference, {
    ask: askIdentityPassphrase(terminal, options),
    passphrase: options.passphrase ? () => askNewPassphrase(terminal, { passphraseFile }) : null,
    ...(options.out ? { out: options.out } : {}),
  });
  tell(terminal, t('cli:identity.rotate.done', { name: card.name, card: join(options.out ?? folder, 'card.json') }));
  await print(terminal, [`${formatFingerprint(fingerprint)}\n`]);
}
