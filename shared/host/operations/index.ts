import type { AnyOperation } from '../operation';
import type { z } from '../schemas';
import { appInfo } from './app-info';
import { cancel } from './cancel';
import { cardRead } from './card-read';
import { contactAdd } from './contact-add';
import { contactList } from './contact-list';
import { contactRemove } from './contact-remove';
import { contactRename } from './contact-rename';
import { contactRestore } from './contact-restore';
import { contactSucceed } from './contact-succeed';
import { contentDiscard } from './content-discard';
import { documentList } from './document-list';
import { documentLoad } from './document-load';
import { documentRemove } from './document-remove';
import { documentSave } from './document-save';
import { fontList } from './font-list';
import { identityBackup } from './identity-backup';
import { identityCard } from './identity-card';
import { identityCreate } from './identity-create';
import { identityList } from './identity-list';
import { identityRestore } from './identity-restore';
import { identityRotate } from './identity-rotate';
import { identityUnlock } from './identity-unlock';
import { packageAttach } from './package-attach';
import { packageClose } from './package-close';
import { packageEdition } from './package-edition';
import { packageForward } from './package-forward';
import { packageList } from './package-list';
import { packageOpen } from './package-open';
import { packageSeal } from './package-seal';
import { picturePng } from './picture-png';
import { revocationApply } from './revocation-apply';
import { revocationList } from './revocation-list';
import { sampleOpen } from './sample-open';
import { sealedDiscard } from './sealed-discard';
import { settingsGet } from './settings-get';
import { settingsSet } from './settings-set';
import { uploadDiscard } from './upload-discard';

/** All that the page can ask for. Adding an operation is one file here and one line below; the compiler then asks for its handler. */
export const OPERATIONS = {
  'app.info': appInfo,
  'settings.get': settingsGet,
  'settings.set': settingsSet,
  'package.open': packageOpen,
  'package.list': packageList,
  'package.attach': packageAttach,
  'package.close': packageClose,
  'package.edition': packageEdition,
  'package.seal': packageSeal,
  'package.forward': packageForward,
  'sealed.discard': sealedDiscard,
  'content.discard': contentDiscard,
  'upload.discard': uploadDiscard,
  'sample.open': sampleOpen,
  'identity.list': identityList,
  'identity.create': identityCreate,
  'identity.unlock': identityUnlock,
  'identity.card': identityCard,
  'identity.backup': identityBackup,
  'identity.restore': identityRestore,
  'identity.rotate': identityRotate,
  'card.read': cardRead,
  'contact.list': contactList,
  'contact.add': contactAdd,
  'contact.succeed': contactSucceed,
  'contact.rename': contactRename,
  'contact.remove': contactRemove,
  'contact.restore': contactRestore,
  'revocation.list': revocationList,
  'revocation.apply': revocationApply,
  'document.list': documentList,
  'document.load': documentLoad,
  'document.save': documentSave,
  'document.remove': documentRemove,
  'picture.png': picturePng,
  'font.list': fontList,
  cancel,
} as const;

type Operations = typeof OPERATIONS;

export type OperationName = keyof Operations;

type NamesOf<Kind> = { [Name in OperationName]: Operations[Name] extends { readonly kind: Kind } ? Name : never }[OperationName];

export type PlainName = NamesOf<'plain'>;
export type LongName = NamesOf<'long'>;
export type BytesName = NamesOf<'bytes'>;

/** What a caller gives. */
export type InputOf<Name extends OperationName> = z.input<Operations[Name]['input']>;

/** What a handler gets, defaults filled in. */
export type CheckedInputOf<Name extends OperationName> = z.output<Operations[Name]['input']>;

export type OutputOf<Name extends PlainName | LongName> = z.output<Operations[Name]['output']>;

export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

/** An operation's contract when its name is only known at run time. */
export function operationNamed(name: OperationName): AnyOperation {
  return OPERATIONS[name];
}
