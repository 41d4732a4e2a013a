export { analysisDigest, type AskedAnalysis } from './analysis-digest';
export { digestFrom, digestOf, type Hasher, type HasherFactory, sha256 } from './hasher';
export type { Lineage, Origin, ParameterValue } from './origin';
export { type AskedQuestion, questionDigest } from './question-digest';
export { digesting, type Result, resultDigest } from './result-digest';
