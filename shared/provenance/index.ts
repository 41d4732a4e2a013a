export { digestFrom, digestOf, type Hasher, type HasherFactory, sha256 } from './hasher';
export type { Lineage, Origin, ParameterValue } from './origin';
export { type AskedQuestion, questionDigest } from './question-digest';
export { type Result, resultDigest } from './result-digest';
