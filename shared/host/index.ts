export { isMoloError, MoloError } from '#shared/base';
export type { Bridge, FromPage, ToPage } from './bridge';
export { checked, parseJson } from './checked';
export type { DocumentStore, DocumentSummary, DocumentToSave, SaveResult, StoredDocument } from './documents';
export { type AnyOperation, type BytesOperation, type ErrorFamily, type LongOperation, mayAnswer, type PlainOperation } from './operation';
export {
  type BytesName,
  type CheckedInputOf,
  type InputOf,
  isOperationName,
  type LongName,
  operationNamed,
  type OperationName,
  OPERATIONS,
  type OutputOf,
  type PlainName,
} from './operations/index';
export type { Opened, OpenPackage, Sealed } from './packages';
export type { CardView, ContactView, IdentityView, Imitated, RevocationListView } from './people';
export type { Digest, Fingerprint, JobOptions, Json, Language, Progress } from './schemas';
export { changed, DEFAULT_SETTINGS, readSettings, type Settings, writeSettings } from './settings';
export {
  type Answer,
  BYTES_TYPE,
  CSP_NONCE,
  errorOf,
  failed,
  type Failure,
  JSON_TYPE,
  LINES_TYPE,
  type Note,
  noteOf,
  PATHS,
  success,
  upload,
  valueOf,
} from './wire';
