import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { type Edition, openPackage, publishPackage } from '#electron/services';
import { MoloError } from '#shared/base';
import { CAVEATS, COMPANION_ROLES, readDescriptor, TLP_LEVELS } from '#shared/package';
import { command } from '../command';
import { companionsOf, type Description, draftOf } from '../describing';
import { readBytes } from '../files';
import { keyringsAt, openOwnKeyring } from '../keyrings';
import { homeOf } from '../options';
import { checkDescribed, contentsOf, DEFAULT_FORMAT, PACKAGE_FORMATS, type PackageFormat, readFiles } from '../packing';
import { askIdentityPassphrase } from '../passphrase';
import { withProgress } from '../progress';
import { identityMeant } from '../references';
import { finishSending, placesOf, type SendingOptions, sendingTo, withSendingOptions } from '../sending';
import type { Terminal } from '../terminal';

interface PackOptions extends SendingOptions, Description {
  readonly descriptor?: string;
  readonly with?: readonly string[];
  readonly format?: PackageFormat;
  readonly previous?: string;
}

const EXAMPLES = [
  'molo pack cases.csv --title "Cases, week 47" --from 1f3a90c2 --to "Border Guard" -o week-47.molo',
  'molo pack cases.csv regions.csv --descriptor datapackage.json --from 1f3a90c2 --to a.json b.json -o cases.molo --copy-to /media/stick',
];

export function packCommand(terminal: Terminal): Command {
  const { t } = terminal.translator;
  const format = t('cli:pack.format', { formats: PACKAGE_FORMATS.join(', '), standard: DEFAULT_FORMAT });
  const packing = command('pack', t('cli:pack.about'), EXAMPLES, terminal)
    .argument('<files...>', t('cli:pack.files'))
    .option('--title <title>', t('cli:pack.title'))
    .option('--name <name>', t('cli:pack.name'))
    .option('--descriptor <file>', t('cli:pack.descriptor'))
    .option('--with <role=file...>', t('cli:pack.with', { roles: COMPANION_ROLES.join(', ') }))
    .option('--marking <line>', t('cli:pack.marking'))
    .option('--tlp <level>', t('cli:pack.tlp', { levels: TLP_LEVELS.join(', ') }))
    .option('--valid-until <day>', t('cli:pack.validUntil'))
    .option('--minimum-count <n>', t('cli:pack.minimumCount'))
    .addOption(new Option('--format <format>', format).choices(PACKAGE_FORMATS))
    .option('--previous <pkg>', t('cli:pack.previous'));
  return withSendingOptions(packing, terminal).action((files: string[], options: PackOptions) => pack(terminal, files, options));
}

async function pack(terminal: Terminal, files: readonly string[], options: PackOptions): Promise<void> {
  const described = options.descriptor === undefined ? undefined : readDescriptor(await readBytes(options.descriptor));
  if (described === undefined && options.title === undefined) throw new MoloError('usage.invalid', { argument: '--title' });
  const keyring = await openOwnKeyring(terminal, options);
  const places = await placesOf(options);
  const sending = await sendingTo(keyring, options.to, options.classic ? 'x25519' : 'hybrid');
  const identity = await keyring.unlock(await identityMeant(keyring, options.from), askIdentityPassphrase(terminal, options));

  const companions = await companionsOf(options.with ?? []);
  const tables = await readFiles(terminal, files, described);
  if (described !== undefined) checkDescribed(described, tables);
  const draft = draftOf(options, tables, companions.drafts, described);
  const previous = await previousEdition(terminal, options, draft.name);
  const { descriptor, contents } = await contentsOf(draft, tables, options.format ?? DEFAULT_FORMAT);
  const { recipients, unconfirmed } = sending;
  const sealed = await withProgress(terminal, basename(options.output), (job) =>
    publishPackage(keyring, {
      descriptor,
      contents,
      companions: companions.contents,
      identity,
      recipients,
      unconfirmed,
      out: options.output,
      overwrite: options.force ?? false,
      ...(previous && { previous }),
      ...job,
    }),
  );
  await finishSending(terminal, sealed, sending, places);
}

/** `--previous` carries the numbering on from an edition that this keyring has not seen. */
async function previousEdition(terminal: Terminal, options: PackOptions, name: string): Promise<Edition | undefined> {
  if (options.previous === undefined) return undefined;
  const { manifest, digest, verdict } = await openPackage(options.previous, await keyringsAt(homeOf(options)), {
    passphrase: askIdentityPassphrase(terminal, options),
    accept: CAVEATS,
  });
  // Somebody else's package, or another one of one's own, is no edition of this one.
  if (!verdict.publisher.own || manifest.name !== name) throw new MoloError('usage.invalid', { argument: `--previous ${options.previous}` });
  return { sequence: manifest.molo.sequence, digest };
}
