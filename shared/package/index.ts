export { type AgeHeader, isAgeFile, scanAgeHeader } from './age-header';
export { type ContactCard, isCard, readCard, signCard } from './card';
export { type Crc32, crc32 } from './crc32';
export {
  type Contributor,
  DATA_PACKAGE_PROFILE,
  type DraftDescriptor,
  type DraftProperties,
  type DraftResource,
  type License,
  type Manifest,
  type Marking,
  type MissingValues,
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
export { signManifest, verifyManifest } from './manifest-signature';
export { isPlainName, PACKAGE_NAME, RESOURCE_PATH, resourcePaths, slugOf } from './names';
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
export { fieldsOf, localText, schemaOf } from './schema-fields';
export { fingerprintOf, type PrivateSigningKey, publicKeyOf, type PublicSigningKey } from './signing-key';
export { acceptedStatus, checkPublisher, type KeyringKind, type KnownPublisher, publisherOf, recipientsBound } from './trust-rules';
export {
  type AcceptedVerdict,
  packageFacts,
  type PackageFacts,
  type Publisher,
  type RecipientFacts,
  type RefusedVerdict,
  type Refusal,
  type UnknownPublisherVerdict,
  type UnsignedVerdict,
  unsignedVerdict,
  type Verdict,
} from './verdict';
export { type ZipEntry, zipSize } from './zip-layout';
export { type PassingEntry, readZip } from './zip-reader';
export { writeZip, type ZipContent } from './zip-writer';
