import type { Command } from 'commander';
import { openKeyring } from '#electron/services';
import { formatFingerprint } from '#shared/base';
import { command } from '../command';
import { readBytes } from '../files';
import { HOME_OPTION, homeOf } from '../options';
import { print, tell, type Terminal } from '../terminal';

interface AddOptions {
  readonly fingerprint: string;
  readonly as?: string;
  readonly home?: string;
}

export function trustCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('trust', t('cli:trust.about'), ['molo trust add card.json --fingerprint "1f3a 90c2 ..."', 'molo trust list'], terminal).addCommand(addCommand(terminal)).addCommand(listCommand(terminal));
}

function addCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  const examples = ['molo trust add card.json --fingerprint "1f3a 90c2 ..." --as "Warehouse, Warsaw"'];
  return command('add', t('cli:trust.add.about'), examples, terminal)
    .argument('<card>', t('cli:trust.add.card'))
    .requiredOption('--fingerprint <fp>', t('cli:trust.add.fingerprint'))
    .option('--as <petname>', t('cli:trust.add.as'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((card: string, options: AddOptions) => addContact(terminal, card, options));
}

async function addContact(terminal: Terminal, card: string, options: AddOptions): Promise<void> {
  const keyring = await openKeyring(homeOf(options));
  const { fingerprint, as } = options;
  const contact = await keyring.addContact(await readBytes(card), { fingerprint, ...(as ? { petName: as } : {}) });
  tell(terminal, terminal.translator.t('cli:trust.add.done', { name: contact.petName ?? contact.card.name }));
}

function listCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('list', t('cli:trust.list.about'), ['molo trust list'], terminal)
    .option(HOME_OPTION, t('cli:options.home'))
    .action(async (options: { home?: string }) => {
      const contacts = await (await openKeyring(homeOf(options))).contacts();
      if (contacts.length === 0) tell(terminal, t('cli:trust.list.none'));
      const lines = contacts.map(({ card, fingerprint, petName }) => {
        const names = petName ? t('cli:trust.list.petName', { petName, name: card.name }) : card.name;
        return `${formatFingerprint(fingerprint)}  ${names}\n`;
      });
      await print(terminal, lines);
    });
}
