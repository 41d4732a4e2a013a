import { join } from 'node:path';
import type { Command } from 'commander';
import { formatFingerprint } from '#shared/base';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION, PASSPHRASE_FILE_OPTION } from '../../options';
import { askNewPassphrase } from '../../passphrase';
import { print, tell, type Terminal } from '../../terminal';

interface NewIdentityOptions {
  readonly name: string;
  readonly institution?: string;
  readonly out?: string;
  readonly home?: string;
  readonly passphraseFile?: string;
  /** `false` after `--no-passphrase`. */
  readonly passphrase: boolean;
}

export function newCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  const examples = ['molo identity new --name "Anna Nowak"', 'molo identity new --name "Data warehouse" --out ./keys --passphrase-file ./passphrase.txt'];
  return command('new', t('cli:identity.new.about'), examples, terminal)
    .requiredOption('--name <name>', t('cli:identity.new.name'))
    .option('--institution <name>', t('cli:identity.new.institution'))
    .option('--out <dir>', t('cli:identity.new.out'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option('--no-passphrase', t('cli:identity.new.noPassphrase'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((options: NewIdentityOptions) => createIdentity(terminal, options));
}

async function createIdentity(terminal: Terminal, options: NewIdentityOptions): Promise<void> {
  const { t } = terminal.translator;
  const keyring = await openOwnKeyring(terminal, options);
  const created = await keyring.createIdentity({
    name: options.name,
    ...(options.institution ? { institution: options.institution } : {}),
    ...(options.out ? { out: options.out } : {}),
    passphrase: options.passphrase ? () => askNewPassphrase(terminal, options) : null,
  });
  tell(terminal, t('cli:identity.new.done', { name: options.name, folder: created.folder }));
  if (options.out) tell(terminal, t('cli:identity.new.copied', { folder: options.out, card: join(options.out, 'card.json') }));
  await print(terminal, [`${formatFingerprint(created.fingerprint)}\n`]);
}
