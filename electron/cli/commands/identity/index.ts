import type { Command } from 'commander';
import { command } from '../../command';
import type { Terminal } from '../../terminal';
import { backupCommand, restoreCommand } from './backup';
import { exportCommand } from './export';
import { newCommand } from './new';
import { rotateCommand } from './rotate';
import { listCommand, showCommand } from './show';

const EXAMPLES = ['molo identity new --name "Anna Nowak"', 'molo identity list', 'molo identity show 1f3a90c2'];

export function identityCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('identity', t('cli:identity.about'), EXAMPLES, terminal)
    .addCommand(newCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(showCommand(terminal))
    .addCommand(rotateCommand(terminal))
    .addCommand(backupCommand(terminal))
    .addCommand(restoreCommand(terminal))
    .addCommand(exportCommand(terminal));
}
