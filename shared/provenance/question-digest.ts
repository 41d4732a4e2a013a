import type { Digest } from '#shared/base';
import { encode, uint32, utf8, withLength } from './bytes';
import { type Hasher, sha256 } from './hasher';
import type { ParameterValue } from './origin';

/** What an answer depends on, and nothing else. */
export interface AskedQuestion {
  /** The text as it was typed. */
  readonly sql: string;
  readonly params: Readonly<Record<string, ParameterValue>>;
  /** The tables that are read, as the statement can name them, each with the digest of what it is from. */
  readonly sources: readonly { readonly alias: string; readonly name: string; readonly digest: Digest }[];
  /** What answers, in a version: another one may answer differently. */
  readonly engine: string;
}

const MAGIC = 'molo-question/1\n';

/**
 * The digest of what a query asks: equal questions have equal answers. The byte layout is in this room's README.
 * Parameters and sources are put in order, so that it does not matter in which they were given.
 */
export function questionDigest({ sql, params, sources, engine }: AskedQuestion, hasher: Hasher = sha256()): Digest {
  const add = (bytes: Uint8Array): void => hasher.update(bytes);
  const text = (value: string): void => add(withLength(utf8(value)));
  add(utf8(MAGIC));
  text(engine);
  text(sql);
  const named = Object.entries(params).sort(([one], [other]) => byCodeUnits(one, other));
  add(uint32(named.length));
  for (const [name, value] of named) {
    text(name);
    add(encode(value));
  }
  const ordered = [...sources].sort((one, other) => byCodeUnits(one.alias, other.alias) || byCodeUnits(one.name, other.name));
  add(uint32(ordered.length));
  for (const { alias, name, digest } of ordered) [alias, name, digest].forEach(text);
  return hasher.digest();
}

const byCodeUnits = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
