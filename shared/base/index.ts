export { type Branded, type Digest, type Fingerprint, formatFingerprint, isDigest, parseFingerprint } from './brands';
export { asMoloError, ERROR_CODES, type ErrorCode, type ErrorParams, exitCodeOf, isMoloError, MoloError } from './errors';
export { fromHex, toHex } from './hex';
export { isLanguage, type Language, LANGUAGES, type LocalText, textIn } from './language';
export { LIMITS } from './limits';
export type { JobOptions, Progress } from './progress';
