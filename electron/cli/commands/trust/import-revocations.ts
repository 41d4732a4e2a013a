import { basename } from 'node:path';
import type { Command } from 'commander';
import { type Keyring, openPackage } from '#electron/services';
import { formatFingerprint } from '#shared/base';
import { type RevocationList, revocationListOf } from '#shared/package';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION, PASSPHRASE_FILE_OPTION } from '../../options';
import { askIdentityPassphrase, type PassphraseSource } from '../../passphrase';
import { withProgress } from '../../progress';
import { print, tell, type Terminal } from '../../terminal';

interface ImportOptions extends PassphraseSource {
  readonly home?: string;
}

export function importRevocationsCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('import-revocations', t('cli:trust.import.about'), ['molo trust import-revocations revocations.molo'], terminal)
    .argument('<pkg>', t('cli:trust.import.package'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((path: string, options: ImportOptions) => importRevocations(terminal, path, options));
}

async function importRevocations(terminal: Terminal, path: string, options: ImportOptions): Promise<void> {
  const { t } = terminal.translator;
  const keyring = await openOwnKeyring(terminal, options);
  const passphrase = askIdentityPassphrase(terminal, options);
  const { manifest, verdict } = await withProgress(terminal, basename(path), (job) => openPackage(path, keyring, { passphrase, ...job }));
  const list = revocationListOf(manifest);
  await keyring.applyRevocations(list);
  const { petName, claimedName } = verdict.publisher;
  tell(terminal, t('cli:trust.import.done', { number: list.number, name: petName ?? claimedName, count: list.entries.length }));
  await print(terminal, await hitLines(terminal, keyring, list));
}

/** Those of the list whom this keyring knows: what the holder has to act on. */
async function hitLines({ translator: { t, date } }: Terminal, keyring: Keyring, { entries }: RevocationList): Promise<string[]> {
  const publishers = await keyring.publishers();
  return entries.flatMap(({ fingerprint, date: since, reason }) => {
    const known = publishers.get(fingerprint);
    const name = known?.petName ?? known?.card.name;
    const state = t('cli:trust.list.revoked', { date: date(since), reason: t(`cli:trust.reasons.${reason}`) });
    return name === undefined ? [] : [`${formatFingerprint(fingerprint)}  ${name}\n`, `    ${state}\n`];
  });
}
