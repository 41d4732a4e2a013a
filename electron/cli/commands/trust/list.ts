import type { Command } from 'commander';
import type { AppliedRevocations, Contact, Keyring } from '#electron/services';
import { type Fingerprint, formatFingerprint } from '#shared/base';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { HOME_OPTION } from '../../options';
import { print, tell, type Terminal } from '../../terminal';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export function listCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('list', t('cli:trust.list.about'), ['molo trust list'], terminal)
    .option(HOME_OPTION, t('cli:options.home'))
    .action(async (options: { home?: string }) => {
      const keyring = await openOwnKeyring(terminal, options);
      const contacts = await keyring.contacts();
      if (contacts.length === 0) tell(terminal, t('cli:trust.list.none'));
      const lines = [...contacts.flatMap((contact) => contactLines(terminal, contact)), ...(await listLines(terminal, keyring, contacts))];
      await print(terminal, lines.map((line) => `${line}\n`));
    });
}

/** Fingerprint and name, then below them how they were confirmed and what has become of the key since. */
function contactLines({ translator: { t, date } }: Terminal, contact: Contact): string[] {
  const { card, fingerprint, petName, added, confirmed, replacedBy, revoked } = contact;
  const name = petName ? t('cli:trust.list.petName', { petName, name: card.name }) : card.name;
  const states = [
    t(`cli:trust.list.${confirmed}`, { date: date(added.slice(0, 10)) }),
    ...(replacedBy ? [t('cli:trust.list.replaced', { fingerprint: formatFingerprint(replacedBy) })] : []),
    ...(revoked ? [t('cli:trust.list.revoked', { date: date(revoked.date), reason: t(`cli:trust.reasons.${revoked.reason}`) })] : []),
  ];
  return [`${formatFingerprint(fingerprint)}  ${name}`, ...states.map((state) => `    ${state}`)];
}

async function listLines({ translator: { t, date } }: Terminal, keyring: Keyring, contacts: readonly Contact[]): Promise<string[]> {
  const lists = await keyring.revocationLists();
  if (lists.length === 0) return [];
  const names = new Map<Fingerprint, string>((await keyring.identities()).map(({ fingerprint, card }) => [fingerprint, card.name]));
  for (const { fingerprint, petName, card } of contacts) names.set(fingerprint, petName ?? card.name);
  const line = ({ issuer, number, created, entries }: AppliedRevocations): string =>
    `    ${t('cli:trust.list.revocations', { number, name: names.get(issuer) ?? formatFingerprint(issuer), date: date(created.slice(0, 10)), days: daysSince(created), keys: entries.length })}`;
  return [t('cli:trust.list.lists'), ...lists.map(line)];
}

function daysSince(instant: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / DAY_MILLISECONDS));
}
