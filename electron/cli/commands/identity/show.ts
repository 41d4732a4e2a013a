import { join } from 'node:path';
import type { Command } from 'commander';
import type { IdentityEntry } from '#electron/services';
import { formatFingerprint } from '#shared/base';
import { fingerprintWords } from '#shared/package';
import { command } from '../../command';
import { openOwnKeyring } from '../../keyrings';
import { aligned } from '../../messages';
import { HOME_OPTION } from '../../options';
import { print, tell, type Terminal } from '../../terminal';

/** Words in one line, as they are read out. */
const WORDS_PER_LINE = 6;

export function listCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('list', t('cli:identity.list.about'), ['molo identity list'], terminal)
    .option(HOME_OPTION, t('cli:options.home'))
    .action(async (options: { home?: string }) => {
      const identities = await (await openOwnKeyring(terminal, options)).identities();
      if (identities.length === 0) tell(terminal, t('cli:identity.list.none'));
      const lines = identities.flatMap((identity) => [`${formatFingerprint(identity.fingerprint)}  ${identity.card.name}`, ...states(terminal, identity).map((state) => `    ${state}`)]);
      await print(terminal, lines.map((line) => `${line}\n`));
    });
}

export function showCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  return command('show', t('cli:identity.show.about'), ['molo identity show 1f3a90c2', 'molo identity show ./keys'], terminal)
    .argument('<identity>', t('cli:operands.identity'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action(async (reference: string, options: { home?: string }) => {
      const identity = await (await openOwnKeyring(terminal, options)).find(reference);
      await print(terminal, shown(terminal, identity).map((line) => `${line}\n`));
    });
}

/** What its holder reads out to partners, in both spellings, and the card that they are given. */
function shown(terminal: Terminal, identity: IdentityEntry): string[] {
  const { t, date } = terminal.translator;
  const { card, fingerprint, folder } = identity;
  const groups = formatFingerprint(fingerprint).split(' ');
  const words = fingerprintWords(fingerprint).map((word, index) => `${index + 1} ${word}`);
  const label = (key: string, lines: readonly string[]): (readonly [string, string])[] => lines.map((line, index) => [index === 0 ? key : '', line]);
  return [
    card.name,
    ...aligned([
      ...(card.institution === undefined ? [] : label(t('cli:identity.show.institution'), [card.institution])),
      ...label(t('cli:identity.show.fingerprint'), inLines(groups, groups.length / 2, ' ')),
      ...label(t('cli:identity.show.words'), inLines(words, WORDS_PER_LINE, ' · ')),
      ...label(t('cli:identity.show.made'), [date(card.date)]),
      ...label(t('cli:identity.show.card'), [join(folder, 'card.json')]),
      ...label(t('cli:identity.show.state'), states(terminal, identity)),
    ]),
  ];
}

function states({ translator: { t, date } }: Terminal, { retired, revoked }: IdentityEntry): string[] {
  return [
    ...(retired ? [t('cli:identity.list.replaced', { date: date(retired.date), fingerprint: formatFingerprint(retired.successor) })] : []),
    ...(revoked ? [t('cli:trust.list.revoked', { date: date(revoked.date), reason: t(`cli:trust.reasons.${revoked.reason}`) })] : []),
  ];
}

function inLines(words: readonly string[], perLine: number, between: string): string[] {
  return Array.from({ length: Math.ceil(words.length / perLine) }, (_, line) => words.slice(line * perLine, (line + 1) * perLine).join(between));
}
