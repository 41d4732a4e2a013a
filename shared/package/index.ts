export { type AgeHeader, isAgeFile, scanAgeHeader } from './age-header';
export { type ContactCard, isCard, readCard, signCard } from './card';
export { type Crc32, crc32 } from './crc32';
export {
  type Companion,
  COMPANION_ROLES,
  type CompanionRole,
  type Contributor,
  DATA_PACKAGE_PROFILE,
  type DisclosureRules,
  type DraftCompanion,
  type DraftDescriptor,
  type DraftProperties,
  type DraftResource,
  type FileFacts,
  type License,
  type Manifest,
  type Marking,
  type MissingValues,
  type OriginReference,
  PACKAGE_FORMAT,
  type Resource,
  type SchemaField,
  type SignedProperties,
  type SourceReference,
  type TableSchema,
  TLP_LEVELS,
  type TlpLevel,
  type Translations,
} from './descriptor';
export { FINGERPRINT_WORDS, fingerprintWords, isFingerprintWord, readFingerprint, type TypedFingerprint } from './fingerprint-words';
export { folded, type Imitation, imitation } from './imitation';
export { type Lineage, lineageOf } from './lineage';
export { bytesOf, type RandomBytes } from './foreign/bytes';
export { conformed, type Conventions } from './foreign/conventions';
export { archivedFiles, type ChosenFile, chosenFiles, DESCRIPTOR, type ForeignFile, type ForeignFiles, isArchive, listingDigest } from './foreign/files';
export { type ForeignPackage, type ForeignTable, formatOf, surveyPackage } from './foreign/tables';
export { type ArchivedFile, openArchive } from './foreign/zip/archive';
export { type EditionChanges, editionChanges, type KeptTable, type TextChange } from './edition-changes';
export { signManifest, verifyManifest } from './manifest-signature';
export { COMPANION_PATH, isPlainName, PACKAGE_NAME, RESOURCE_PATH, resourcePaths, slugOf } from './names';
export { checkTrueCopy, type CopyCheck, isTrueCopy, readReceipt, type Receipt, RECEIPT_FORMAT, type ReceiptRecipient, receiptSchema, withCheck, writeReceipt } from './receipt';
export { isPersonName } from './person-names';
export { readDescriptor, readManifest } from './read-descriptor';
export {
  checkRecipient,
  checkRecipients,
  recipientDigest,
  type RecipientKind,
  recipientKind,
  type RecipientPair,
  recipientsFor,
} from './recipients';
export { type RevocationList, revocationListOf, revocationOf, REVOCATIONS_NAME, revokedBeside } from './revocation-list';
export { REVOCATION_REASONS, type RevocationEntry, type RevocationReason } from './revocations';
export { fieldsOf, localText, schemaOf } from './schema-fields';
export { fingerprintOf, isKeyPair, type PrivateSigningKey, publicKeyOf, type PublicSigningKey } from './signing-key';
export { declaredReading, resourceReading, type TableReading } from './table-reading';
export { signSuccession, type Succession } from './succession';
export {
  type Acceptance,
  acceptedStatus,
  checkEdition,
  checkNotRevoked,
  checkPublisher,
  checkReplaced,
  checkValidity,
  type EditionMark,
  type KeyringKind,
  type KnownPublisher,
  publisherOf,
  recipientsBound,
  type Revoked,
  seriesOf,
} from './trust-rules';
export {
  type AcceptedVerdict,
  type Caveat,
  CAVEATS,
  type OriginFacts,
  packageFacts,
  signedWord,
  type PackageFacts,
  type Publisher,
  type RecipientFacts,
  type RefusedVerdict,
  type Refusal,
  type Reservation,
  RESERVATIONS,
  type UnknownPublisherVerdict,
  type UnsignedVerdict,
  unsignedVerdict,
  type Verdict,
} from './verdict';
export { type ZipEntry, zipSize } from './zip-layout';
export { type PassingEntry, readZip } from './zip-reader';
export { writeZip, type ZipContent } from './zip-writer';
