import { existsSync, statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { type Addressee, fileFacts, type Keyring, receiptOf, type SealedPackage, writeAtomically } from '#electron/services';
import { type Fingerprint, formatFingerprint, isMoloError, MoloError } from '#shared/base';
import { checkTrueCopy, type ContactCard, type CopyCheck, type Receipt, type RecipientKind, recipientKind, recipientsFor, withCheck, writeReceipt } from '#shared/package';
import { fileStream } from './files';
import { HOME_OPTION, PASSPHRASE_FILE_OPTION } from './options';
import { writeOutput } from './output';
import type { PassphraseSource } from './passphrase';
import { withProgress } from './progress';
import { cardMeant } from './references';
import { print, tell, type Terminal } from './terminal';

/** What every command that seals is told: who signs, for whom, and where it all goes. */
export interface SendingOptions extends PassphraseSource {
  readonly from: string;
  readonly to: readonly string[];
  readonly classic?: boolean;
  readonly output: string;
  readonly copyTo?: string;
  readonly force?: boolean;
  readonly home?: string;
}

export function withSendingOptions(command: Command, { translator: { t } }: Terminal): Command {
  return command
    .requiredOption('--from <dir|fingerprint>', t('cli:pack.from'))
    .requiredOption('--to <contact...>', t('cli:pack.to'))
    .option('--classic', t('cli:pack.classic'))
    .requiredOption('-o, --output <file>', t('cli:pack.output'))
    .option('--copy-to <dir>', t('cli:pack.copyTo'))
    .option('--force', t('cli:options.force'))
    .option(PASSPHRASE_FILE_OPTION, t('cli:options.passphraseFile'))
    .option(HOME_OPTION, t('cli:options.home'));
}

/** To whom a package goes, as `sealPackage` takes it. */
export interface Sending {
  readonly addressees: readonly Addressee[];
  readonly kind: RecipientKind;
  readonly recipients: readonly string[];
  readonly unconfirmed: readonly string[];
}

/**
 * `--to`: a confirmed contact by name, fingerprint or the file of their card, or a bare age recipient, which is taken
 * at the caller's word.
 * @throws MoloError `trust.unconfirmedRecipient`, `trust.revoked`, `trust.badRecipient`, `trust.mixedRecipients`
 */
export async function sendingTo(keyring: Keyring, targets: readonly string[], wished: RecipientKind): Promise<Sending> {
  const addressees: Addressee[] = [];
  for (const target of targets) addressees.push(await addresseeOf(keyring, target));
  const recipients = recipientsFor(addressees, wished);
  const unconfirmed = addressees.filter((addressee) => typeof addressee === 'string');
  return { addressees, recipients, unconfirmed, kind: recipientKind(recipients[0]) ?? wished };
}

async function addresseeOf(keyring: Keyring, target: string): Promise<Addressee> {
  if (/^age1[a-z0-9]+$/.test(target)) return target;
  const recipient = async (reference: string | ContactCard): Promise<ContactCard> => (await keyring.recipientsNamed([reference]))[0] as ContactCard;
  return recipient(await cardMeant(target, recipient));
}

/** Where a sealed package, its receipt and its copy go. */
export interface Places {
  readonly receipt: string;
  readonly copy?: string;
  readonly force: boolean;
}

/**
 * Looks where everything goes before anything is sealed.
 * @throws MoloError `storage.exists`; for `--copy-to` also `storage.notFound` where there is no such folder, `usage.invalid` where the package lies in it anyway
 */
export async function placesOf({ output, copyTo, force = false }: { readonly output: string; readonly copyTo?: string; readonly force?: boolean }): Promise<Places> {
  const receipt = receiptBeside(output);
  if (!force) refuseExisting(receipt);
  if (copyTo === undefined) return { receipt, force };
  if (!isFolder(copyTo)) throw new MoloError('storage.notFound', { context: 'folder', file: copyTo });
  if ((await realpath(copyTo)) === (await realpath(dirname(output)))) throw new MoloError('usage.invalid', { argument: `--copy-to ${copyTo}` });
  const copy = join(copyTo, basename(output));
  if (!force) refuseExisting(copy);
  return { receipt, copy, force };
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new MoloError('storage.exists', { file });
}

/** Writes the receipt, says that it is done, and copies it where that was asked for. @throws MoloError `storage.failed` and `package.notTheCopy` of the copy alone: what was sealed stays */
export async function finishSending(terminal: Terminal, sealed: SealedPackage, { addressees, kind }: Sending, places: Places): Promise<void> {
  const { t } = terminal.translator;
  const receipt = receiptOf(sealed, addressees, kind);
  await writeAtomically(places.receipt, writeReceipt(receipt), { overwrite: places.force });
  tell(terminal, t('cli:pack.done', { file: sealed.path, count: addressees.length, bytes: sealed.bytes }));
  await print(terminal, [`${sealed.digest}\n`]);
  tell(terminal, t('cli:pack.signer', named(receipt.publisher)));
  for (const addressee of addressees) tell(terminal, typeof addressee === 'string' ? t('cli:pack.bare', { recipient: addressee }) : t('cli:pack.recipient', named(addressee)));
  tell(terminal, t('cli:pack.receipt', { file: places.receipt }));
  if (places.copy === undefined) return;
  const check = await copy(terminal, sealed, receipt, places.copy, places.force);
  await writeOutput(places.receipt, writeReceipt(withCheck(receipt, check)));
  tell(terminal, t('cli:pack.copied', { file: places.copy }));
}

/** Whoever is told by name is told by fingerprint too: names can be given to anybody. */
function named({ name, fingerprint }: { readonly name: string; readonly fingerprint: Fingerprint }): { readonly name: string; readonly fingerprint: string } {
  return { name, fingerprint: formatFingerprint(fingerprint) };
}

export function receiptBeside(path: string): string {
  return `${path}.receipt.json`;
}

/** Copies the sealed file, reads the copy back from where it lies now, and gives it its name only if it is the same. */
async function copy(terminal: Terminal, { path }: SealedPackage, receipt: Receipt, target: string, overwrite: boolean): Promise<CopyCheck> {
  const check = async (temporary: string): Promise<void> => {
    const found = await withProgress(terminal, target, (job) => fileFacts(temporary, job));
    checkTrueCopy(receipt, found, target);
  };
  try {
    await writeAtomically(target, fileStream(path), { overwrite, check });
  } catch (cause) {
    throw isMoloError(cause) && cause.code.startsWith('storage.') ? new MoloError('storage.failed', { context: 'copy', file: path, copy: target }, { cause }) : cause;
  }
  return { at: new Date().toISOString(), copy: target, same: true };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
