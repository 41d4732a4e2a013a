import { basename } from 'node:path';
import type { Command } from 'commander';
import { forwardPackage, openPackage } from '#electron/services';
import { command } from '../command';
import { keyringsAt, openOwnKeyring } from '../keyrings';
import { acceptanceOf, type AcceptanceOptions, EARLIER_OPTION, EXPIRED_OPTION, homeOf } from '../options';
import { askIdentityPassphrase } from '../passphrase';
import { withProgress } from '../progress';
import { identityMeant } from '../references';
import { finishSending, placesOf, type SendingOptions, sendingTo, withSendingOptions } from '../sending';
import type { Terminal } from '../terminal';

type ForwardOptions = SendingOptions & AcceptanceOptions;

const EXAMPLES = ['molo forward week-47.molo --from 1f3a90c2 --to "Border Guard" -o passed-on.molo'];

export function forwardCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  const forwarding = command('forward', t('cli:forward.about'), EXAMPLES, terminal)
    .argument('<pkg>', t('cli:operands.package'))
    .option(EARLIER_OPTION, t('cli:options.earlier'))
    .option(EXPIRED_OPTION, t('cli:options.expired'));
  return withSendingOptions(forwarding, terminal).action((path: string, options: ForwardOptions) => forward(terminal, path, options));
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
