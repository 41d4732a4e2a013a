import type { Command } from 'commander';
import { command } from '../../command';
import type { Terminal } from '../../terminal';
import { addCommand } from './add';
import { importRevocationsCommand } from './import-revocations';
import { listCommand } from './list';
import { removeCommand } from './remove';
import { revokeCommand } from './revoke';

const EXAMPLES = ['molo trust add card.json --fingerprint "1f3a 90c2 ..."', 'molo trust list', 'molo trust import-revocations revocations.molo'];

export function trustCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('trust', t('cli:trust.about'), EXAMPLES, terminal)
    .addCommand(addCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(removeCommand(terminal))
    .addCommand(importRevocationsCommand(terminal))
    .addCommand(revokeCommand(terminal));
}
