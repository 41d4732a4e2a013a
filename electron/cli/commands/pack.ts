import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { openKeyring, openPackage, sealPackage } from '#electron/services';
import { type Digest, MoloError } from '#shared/base';
import { type ContactCard, type DraftDescriptor, isCard, readCard, readDescriptor, recipientsFor, slugOf } from '#shared/package';
import type { NamedTable } from '#shared/query';
import { command } from '../command';
import { readBytes } from '../files';
import { keyringsAt } from '../keyrings';
import { HOME_OPTION, homeOf, PASSPHRASE_FILE_OPTION } from '../options';
import { contentsOf, DEFAULT_FORMAT, PACKAGE_FORMATS, type PackageFormat, plainDescriptor, readFiles, type UnwrittenDescriptor } from '../packing';
import { askIdentityPassphrase, type PassphraseSource } from '../passphrase';
import { withProgress } from '../progress';
import { print, tell, type Terminal } from '../terminal';

interface PackOptions extends PassphraseSource {
  readonly title?: string;
  readonly name?: string;
  readonly descriptor?: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly classic?: boolean;
  readonly format?: PackageFormat;
  readonly previous?: string;
  readonly output: string;
  readonly force?: boolean;
  readonly home?: string;
}

const EXAMPLES = [
  'molo pack cases.csv --title "Cases, week 47" --from ./keys --to partner-card.json -o week-47.molo',
  'molo pack cases.csv regions.csv --descriptor datapackage.json --from 1f3a90c2 --to a.json b.json -o cases.molo',
];

export function packCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  const format = t('cli:pack.format', { formats: PACKAGE_FORMATS.join(', '), standard: DEFAULT_FORMAT });
  return command('pack', t('cli:pack.about'), EXAMPLES, terminal)
    .argument('<files...>', t('cli:pack.files'))
    .option('--title <title>', t('cli:pack.title'))
    .option('--name <name>', t('cli:pack.name'))
    .option('--descriptor <file>', t('cli:pack.descriptor'))
    .requiredOption('--from <dir|fingerprint>', t('cli:pack.from'))
    .requiredOption('--to <card|recipient...>', t('cli:pack.to'))
    .option('--classic', t('cli:pack.classic'))
    .addOption(new Option('--format <format>', format).choices(PACKAGE_FORMATS))
    .option('--previous <pkg>', t('cli:pack.previous'))
    .requiredOption('-o, --output <file>', t('cli:pack.output'))
    .option('--force', t('cli:options.force'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'))
    .action((files: string[], options: PackOptions) => pack(terminal, files, options));
}

async function pack(terminal: Terminal, files: readonly string[], options: PackOptions): Promise<void> {
  const { t } = terminal.translator;
  const described = options.descriptor === undefined ? undefined : readDescriptor(await readBytes(options.descriptor));
  if (described === undefined && options.title === undefined) throw new MoloError('usage.invalid', { argument: '--title' });
  const identity = await (await openKeyring(homeOf(options))).unlock(options.from, askIdentityPassphrase(terminal, options));
  const recipients = recipientsFor(await Promise.all(options.to.map(recipient)), options.classic ? 'x25519' : 'hybrid');
  const previous = await previousEdition(terminal, options);

  const tables = await readFiles(terminal, files, described);
  const draft = draftFor(options, tables, described);
  const { descriptor, contents } = await contentsOf(draft, tables, options.format ?? DEFAULT_FORMAT);
  const sealed = await withProgress(terminal, basename(options.output), (job) =>
    sealPackage({ descriptor, contents, identity, recipients, out: options.output, overwrite: options.force ?? false, ...(previous ? { previous } : {}), ...job }),
  );
  tell(terminal, t('cli:pack.done', { file: sealed.path, count: recipients.length, bytes: sealed.bytes }));
  await print(terminal, [`${sealed.digest}\n`]);
}

function draftFor(options: PackOptions, tables: readonly NamedTable[], described?: DraftDescriptor): UnwrittenDescriptor {
  const name = options.name ?? described?.name ?? slugOf(basename(options.output).replace(/\.molo$/i, ''));
  const draft = described ?? plainDescriptor(name, options.title ?? name, tables);
  return { ...draft, name, ...(options.title === undefined ? {} : { title: options.title }) };
}

/** `--to` takes the file of a contact card, or an age recipient as it is. */
async function recipient(target: string): Promise<ContactCard | string> {
  if (/^age1[a-z0-9]+$/.test(target)) return target;
  if (!existsSync(target)) throw new MoloError('trust.badRecipient', { recipient: target });
  const bytes = await readBytes(target);
  if (!isCard(bytes)) throw new MoloError('trust.badCard', { file: basename(target) });
  return readCard(bytes);
}

/** `--previous` carries the numbering on: the new edition names the digest of the one before. */
async function previousEdition(terminal: Terminal, options: PackOptions): Promise<{ sequence: number; digest: Digest } | undefined> {
  if (options.previous === undefined) return undefined;
  const { manifest, digest } = await openPackage(options.previous, await keyringsAt(homeOf(options)), {
    passphrase: askIdentityPassphrase(terminal, options),
  });
  return { sequence: manifest.molo.sequence, digest };
}
