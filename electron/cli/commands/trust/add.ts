import type { Command } from 'commander';
import type { Contact, Keyring } from '#electron/services';
import { MoloError } from '#shared/base';
import { command } from '../../command';
import { readBytes } from '../../files';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION } from '../../options';
import { tell, type Terminal } from '../../terminal';

interface AddOptions {
  readonly fingerprint?: string;
  readonly succession?: boolean;
  readonly as?: string;
  readonly home?: string;
}

const EXAMPLES = [
  'molo trust add card.json --fingerprint "1f3a 90c2 ..." --as "Warehouse, Warsaw"',
  'molo trust add card.json --fingerprint "busy stand correct dinosaur ..."',
  'molo trust add new-card.json --succession',
];

export function addCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('add', t('cli:trust.add.about'), EXAMPLES, terminal)
    .argument('<card>', t('cli:trust.add.card'))
    .option('--fingerprint <fp>', t('cli:trust.add.fingerprint'))
    .option('--succession', t('cli:trust.add.succession'))
    .option('--as <petname>', t('cli:trust.add.as'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((card: string, options: AddOptions) => add(terminal, card, options));
}

async function add(terminal: Terminal, card: string, options: AddOptions): Promise<void> {
  const contact = await confirmed(await openOwnKeyring(terminal, options), await readBytes(card), options);
  tell(terminal, terminal.translator.t('cli:trust.add.done', { name: contact.petName ?? contact.card.name }));
}

/** Either the fingerprint that was heard, or the word of the key before: never neither. */
function confirmed(keyring: Keyring, card: Uint8Array, { fingerprint, succession, as }: AddOptions): Promise<Contact> {
  if (succession && fingerprint === undefined) return keyring.acceptSuccession(card, as);
  if (succession || fingerprint === undefined) throw new MoloError('usage.invalid', { argument: '--fingerprint' });
  return keyring.addContact(card, { fingerprint, ...(as === undefined ? {} : { petName: as }) });
}
