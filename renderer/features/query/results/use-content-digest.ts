import { useEffect, useState } from 'react';
import { inSlices } from '#renderer/ui';
import type { Digest } from '#shared/base';
import { digesting } from '#shared/provenance';
import type { Table } from '#shared/table';

/** How far a digest is. */
export interface ContentDigest {
  /** `null` until it is worked out. */
  readonly digest: Digest | null;
  /** From 0 to 1, once it has taken long enough to be worth telling. */
  readonly share: number | null;
}

/** Milliseconds after which people want to know how far it is, and between two tellings. */
const LONG = 1000;
const TOLD_EVERY = 200;

/** A table never changes, nor does its digest. */
const known = new WeakMap<Table, Digest>();

/** The digest over a table's content, worked out beside everything else. */
export function useContentDigest(table: Table): ContentDigest {
  const [told, setTold] = useState<ContentDigest & { readonly of: Table | null }>({ of: null, digest: null, share: null });
  useEffect(() => {
    if (known.has(table)) return;
    const stop = new AbortController();
    inSlices(telling(table, (share) => setTold({ of: table, digest: null, share })), stop.signal).then(
      (digest) => {
        known.set(table, digest);
        setTold({ of: table, digest, share: 1 });
      },
      () => undefined,
    );
    return () => stop.abort();
  }, [table]);
  const digest = known.get(table) ?? null;
  return { digest, share: told.of === table ? told.share : null };
}

function* telling(table: Table, tell: (share: number) => void): Generator<void, Digest> {
  const steps = digesting(table);
  for (let next = performance.now() + LONG; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() > next) {
      tell(step.value);
      next = performance.now() + TOLD_EVERY;
    }
    yield;
  }
}
