import type { Digest } from '#shared/base';
import { encode, uint32, utf8, withLength } from './bytes';
import { type Hasher, sha256 } from './hasher';
import type { ParameterValue } from './origin';

/** What an analysis depends on: a series that a question fetched, and how it was worked out. */
export interface AskedAnalysis {
  /** The digest of the question that fetched the series. */
  readonly question: Digest;
  /** What worked it out, in a version: another one may give other numbers. */
  readonly by: string;
  readonly method: string;
  readonly params: Readonly<Record<string, ParameterValue>>;
}

const MAGIC = 'molo-analysis/1\n';

/** The digest of what an analysis asks: equal analyses of equal questions have equal tables. The byte layout is in this room's README. */
export function analysisDigest({ question, by, method, params }: AskedAnalysis, hasher: Hasher = sha256()): Digest {
  const text = (value: string): void => hasher.update(withLength(utf8(value)));
  hasher.update(utf8(MAGIC));
  for (const value of [question, by, method]) text(value);
  const named = Object.entries(params).sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  hasher.update(uint32(named.length));
  for (const [name, value] of named) {
    text(name);
    hasher.update(encode(value));
  }
  return hasher.digest();
}
