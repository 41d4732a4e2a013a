import type { Handlers } from '../handlers';
import { appInfo, cancel } from './app';
import { cardRead, contactAdd, contactList, contactRemove, contactRename, contactRestore, contactSucceed } from './contacts';
import { documentList, documentLoad, documentRemove, documentSave } from './documents';
import { fontList, picturePng } from './exports';
import { identityBackup, identityCard, identityCreate, identityList, identityRestore, identityRotate, identityUnlock } from './identities';
import { packageAttach, packageClose, packageList, packageOpen, sampleOpen, uploadDiscard } from './packages';
import { contentDiscard, packageEdition, packageForward, packageSeal, sealedDiscard } from './sealing';
import { revocationApply, revocationList } from './revocations';
import { settingsGet, settingsSet } from './settings';

/** What carries out each operation of the contract. */
export const HANDLERS: Handlers = {
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
};
