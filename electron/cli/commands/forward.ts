import { basename } from 'node:path';
import type { Command } from 'commander';
import { forwardPackage, openPackage } from '#electron/services';
import { command } from '../command';
import { keyringsAt, openOwnKeyring } from '../keyrings';
import { acceptanceOf, type AcceptanceOptions, EARLIER_OPTION, EXPIRED_OPTION, HOME_OPTION, homeOf, PASSPHRASE_FILE_OPTION } from '../options';
import { askIdentityPassphrase, type PassphraseSource } from '../passphrase';
import { withProgress } from '../progress';
import { identityMeant } from '../references';
import { finishSending, placesOf, sendingTo } from '../sending';
import type { Terminal } from '../terminal';

interface ForwardOptions extends PassphraseSource, AcceptanceOptions {
  readonly from: string;
  readonly to: readonly string[];
  readonly classic?: boolean;
  readonly output: string;
  readonly copyTo?: string;
  readonly force?: boolean;
  readonly home?: string;
}

const EXAMPLES = ['molo forward week-47.molo --from 1f3a90c2 --to "Border Guard" -o passed-on.molo'];

export function forwardCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('forward', t('cli:forward.about'), EXAMPLES, terminal)
    .argument('<pkg>', t('cli:operands.package'))
    .requiredOption('--from <dir|fingerprint>', t('cli:pack.from'))
    .requiredOption('--to <contact...>', t('cli:pack.to'))
    .option('--classic', t('cli:pack.classic'))
    .requiredOption('-o, --output <file>', t('cli:pack.output'))
    .option('--copy-to <dir>', t('cli:pack.copyTo'))
    .option('--force', t('cli:options.force'))
    .option(EARLIER_OPTION, t('cli:options.earlier'))
    .option(EXPIRED_OPTION, t('cli:options.expired'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((path: string, options: ForwardOptions) => forward(terminal, path, options));
}

async function forward(terminal: Terminal, path: string, options: ForwardOptions): Promise<void> {
  const passphrase = askIdentityPassphrase(terminal, options);
  const keyring = await openOwnKeyring(terminal, options);
  const places = await placesOf(options);
  const sending = await sendingTo(keyring, options.to, options.classic ? 'x25519' : 'hybrid');
  const identity = await keyring.unlock(await identityMeant(keyring, options.from), passphrase);
  const keyrings = await keyringsAt(homeOf(options));
  const opened = await withProgress(terminal, basename(path), (job) => openPackage(path, keyrings, { passphrase, accept: acceptanceOf(options), ...job }));
  const { recipients, unconfirmed } = sending;
  const sealed = await withProgress(terminal, basename(options.output), (job) =>
    forwardPackage(keyring, { opened, identity, recipients, unconfirmed, out: options.output, overwrite: options.force ?? false, ...job }),
  );
  await finishSending(terminal, sealed, sending, places);
}
