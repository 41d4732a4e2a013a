import type { Command } from 'commander';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION } from '../../options';
import { tell, type Terminal } from '../../terminal';

export function removeCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('remove', t('cli:trust.remove.about'), ['molo trust remove "Warehouse, Warsaw"', 'molo trust remove 1f3a90c2'], terminal)
    .argument('<contact>', t('cli:operands.contact'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action(async (reference: string, options: { home?: string }) => {
      const keyring = await openOwnKeyring(terminal, options);
      const { fingerprint, name } = await keyring.cardNamed(reference);
      await keyring.removeContact(fingerprint);
      tell(terminal, t('cli:trust.remove.done', { name }));
    });
}
