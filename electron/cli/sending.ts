import { createReadStream, existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Addressee, fileFacts, type Keyring, receiptOf, type SealedPackage, writeAtomically } from '#electron/services';
import { MoloError } from '#shared/base';
import { checkTrueCopy, type ContactCard, type CopyCheck, isCard, readCard, type Receipt, type RecipientKind, recipientKind, recipientsFor, withCheck, writeReceipt } from '#shared/package';
import { readBytes } from './files';
import { writeOutput } from './output';
import { withProgress } from './progress';
import { print, tell, type Terminal } from './terminal';

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
  const [card] = await keyring.recipientsNamed([existsSync(target) ? await cardIn(target) : target]);
  return card as ContactCard;
}

async function cardIn(path: string): Promise<ContactCard> {
  const bytes = await readBytes(path);
  if (!isCard(bytes)) throw new MoloError('trust.badCard', { file: basename(path) });
  return readCard(bytes);
}

/** Says that it is done, copies it where that was asked for, and writes the receipt beside it. */
export async function finishSending(terminal: Terminal, sealed: SealedPackage, { addressees, kind }: Sending, copyTo: string | undefined): Promise<void> {
  const { t } = terminal.translator;
  let receipt = receiptOf(sealed, addressees, kind);
  if (copyTo !== undefined) receipt = withCheck(receipt, await copy(terminal, sealed, receipt, copyTo));
  const receiptPath = receiptBeside(sealed.path);
  await writeOutput(receiptPath, writeReceipt(receipt));
  tell(terminal, t('cli:pack.done', { file: sealed.path, count: addressees.length, bytes: sealed.bytes }));
  for (const { copy: place } of receipt.checks) tell(terminal, t('cli:pack.copied', { file: place }));
  tell(terminal, t('cli:pack.receipt', { file: receiptPath }));
  await print(terminal, [`${sealed.digest}\n`]);
}

export function receiptBeside(path: string): string {
  return `${path}.receipt.json`;
}

/** Copies the sealed file, reads the copy back from where it lies now, and gives it its name only if it is the same. */
async function copy(terminal: Terminal, { path }: SealedPackage, receipt: Receipt, place: string): Promise<CopyCheck> {
  const target = isFolder(place) ? join(place, basename(path)) : place;
  const check = async (temporary: string): Promise<void> => {
    const found = await withProgress(terminal, target, (job) => fileFacts(temporary, job));
    checkTrueCopy(receipt, found, target);
  };
  await writeAtomically(target, createReadStream(path), { overwrite: true, check });
  return { at: new Date().toISOString(), copy: target, same: true };
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}
