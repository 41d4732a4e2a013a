import type { Command } from 'commander';
import { writeAtomically } from '#electron/services';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION, OUT_OPTION, PASSPHRASE_FILE_OPTION } from '../../options';
import { askIdentityPassphrase, type PassphraseSource } from '../../passphrase';
import { print, tell, type Terminal } from '../../terminal';

interface ExportOptions extends PassphraseSource {
  readonly classic?: boolean;
  readonly output?: string;
  readonly home?: string;
}

const PRIVATE_FILE = 0o600;

export function exportCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('export', t('cli:identity.export.about'), ['molo identity export 1f3a90c2 --age -o key.txt', 'molo identity export 1f3a90c2 --age --classic -o key.txt'], terminal)
    .argument('<identity>', t('cli:operands.identity'))
    .requiredOption('--age', t('cli:identity.export.age'))
    .option('--classic', t('cli:identity.export.classic'))
    .option(OUT_OPTION, t('cli:identity.export.output'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((reference: string, options: ExportOptions) => exportAge(terminal, reference, options));
}

/** One kind at a time: an older `age` refuses a whole file for a line that it does not know. */
async function exportAge(terminal: Terminal, reference: string, options: ExportOptions): Promise<void> {
  const { t } = terminal.translator;
  const keyring = await openOwnKeyring(terminal, options);
  const identities = await keyring.exportAge(reference, askIdentityPassphrase(terminal, options));
  const { card } = await keyring.find(reference);
  const kind = options.classic ? 'x25519' : 'hybrid';
  const text = `# public key: ${card.recipients[kind]}\n${identities[kind]}\n`;
  tell(terminal, t('cli:identity.export.warning', { name: card.name }));
  if (options.output === undefined) return print(terminal, [text]);
  await writeAtomically(options.output, new TextEncoder().encode(text), { mode: PRIVATE_FILE });
  tell(terminal, t('cli:identity.export.done', { file: options.output }));
}
