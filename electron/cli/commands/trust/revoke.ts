import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { calendarDay, type Edition, type Keyring, openPackage, publishPackage } from '#electron/services';
import { formatFingerprint, MoloError } from '#shared/base';
import { visibleText } from '#shared/i18n';
import { CAVEATS, type ContactCard, REVOCATION_REASONS, type RevocationEntry, type RevocationList, revocationListOf, type RevocationReason, revokedBeside } from '#shared/package';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION, OUT_OPTION, PASSPHRASE_FILE_OPTION } from '../../options';
import { contentsOf } from '../../packing';
import { askIdentityPassphrase, type PassphraseSource } from '../../passphrase';
import { withProgress } from '../../progress';
import { cardMeant, identityMeant } from '../../references';
import { finishSending, placesOf, sendingTo } from '../../sending';
import { tell, type Terminal } from '../../terminal';
import { describedRevocations } from './revocation-package';

interface RevokeOptions extends PassphraseSource {
  readonly reason: RevocationReason;
  readonly from: string;
  readonly to: readonly string[];
  readonly classic?: boolean;
  readonly previous?: string;
  readonly output: string;
  readonly copyTo?: string;
  readonly force?: boolean;
  readonly home?: string;
}

const EXAMPLES = [
  'molo trust revoke "Border Guard, Chełm" --reason compromised --from 1f3a90c2 --to "Border Guard" "Statistics" -o revocations.molo',
  'molo trust revoke old-card.json --reason lost --from 1f3a90c2 --to partner.json --previous revocations-3.molo -o revocations-4.molo',
];

export function revokeCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('revoke', t('cli:trust.revoke.about'), EXAMPLES, terminal)
    .argument('<contacts...>', t('cli:trust.revoke.contacts'))
    .addOption(new Option('--reason <reason>', t('cli:trust.revoke.reason', { reasons: REVOCATION_REASONS.join(', ') })).choices(REVOCATION_REASONS).makeOptionMandatory())
    .requiredOption('--from <dir|fingerprint>', t('cli:pack.from'))
    .requiredOption('--to <contact...>', t('cli:pack.to'))
    .option('--classic', t('cli:pack.classic'))
    .option('--previous <pkg>', t('cli:trust.revoke.previous'))
    .requiredOption(OUT_OPTION, t('cli:pack.output'))
    .option('--copy-to <dir>', t('cli:pack.copyTo'))
    .option('--force', t('cli:options.force'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((references: string[], options: RevokeOptions) => revoke(terminal, references, options));
}

async function revoke(terminal: Terminal, references: readonly string[], options: RevokeOptions): Promise<void> {
  const keyring = await openOwnKeyring(terminal, options);
  const places = await placesOf(options);
  const sending = await sendingTo(keyring, options.to, options.classic ? 'x25519' : 'hybrid');
  const additions = await Promise.all(references.map((reference) => entryFor(keyring, reference, options.reason)));
  const identity = await keyring.unlockToSign(await identityMeant(keyring, options.from), askIdentityPassphrase(terminal, options));
  const before = await listBefore(terminal, keyring, identity.card, options);
  const entries = revokedBeside(before?.list.entries ?? [], additions);

  const { recipients, unconfirmed } = sending;
  const { descriptor, table } = describedRevocations(entries);
  const packed = await contentsOf(descriptor, [table], 'csv');
  const previous = before?.edition;
  const sealed = await withProgress(terminal, basename(options.output), (job) =>
    publishPackage(keyring, { ...packed, identity, recipients, unconfirmed, out: options.output, overwrite: options.force ?? false, ...(previous && { previous }), ...job }),
  );
  const list = revocationListOf(sealed.manifest);
  await keyring.applyRevocations(list);
  tell(terminal, terminal.translator.t('cli:trust.revoke.done', { number: list.number, count: entries.length }));
  for (const { name, fingerprint } of additions) tell(terminal, `  ${visibleText(name)}  ${formatFingerprint(fingerprint)}`);
  await finishSending(terminal, sealed, sending, places);
}

/** Whose key it is: a contact, an own identity, or whoever a card names. */
async function entryFor(keyring: Keyring, reference: string, reason: RevocationReason): Promise<RevocationEntry> {
  const { fingerprint, name } = await cardMeant(reference, (name) => keyring.cardNamed(name));
  return { fingerprint, name, date: calendarDay(new Date()), reason };
}

/** The issuer's list so far: the named package, else the one that is applied in this keyring. */
async function listBefore(
  terminal: Terminal,
  keyring: Keyring,
  { fingerprint: issuer }: ContactCard,
  options: RevokeOptions,
): Promise<{ readonly list: RevocationList; readonly edition?: Edition } | undefined> {
  if (options.previous !== undefined) {
    const opened = await openPackage(options.previous, keyring, { passphrase: askIdentityPassphrase(terminal, options), accept: CAVEATS });
    return { list: revocationListOf(opened.manifest), edition: { sequence: opened.manifest.molo.sequence, digest: opened.digest } };
  }
  const publishers = await keyring.publishers();
  const root = publishers.get(issuer)?.root;
  const list = (await keyring.revocationLists()).find((applied) => publishers.get(applied.issuer)?.root === root);
  const known = root && (await keyring.markOf(root, 'revocations'));
  // A list from another computer is known by its keys here, not by the digest that the next one has to name.
  if (list && (known?.sequence ?? 0) < list.number) throw new MoloError('usage.invalid', { argument: '--previous' });
  return list && { list };
}
