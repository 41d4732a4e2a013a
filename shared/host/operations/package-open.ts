import { CAVEATS } from '#shared/package';
import { long } from '../operation';
import { opened } from '../packages';
import { id, z } from '../schemas';

/** What the holder says yes to, in so many words: an earlier edition, one whose last day is over. */
const accept = z.array(z.enum(CAVEATS)).max(CAVEATS.length).default([]);

/**
 * Verifies a sealed package and keeps it open. A package that does not hold is an answer, not an error:
 * its verdict says why. An upload is kept after `trust.passphraseNeeded` and `trust.passphraseWrong`, to be tried
 * again after `identity.unlock`, and after `trust.rollback` and `trust.expired`, to be tried again with `accept`;
 * in every other case it is used up.
 */
export const packageOpen = long({
  input: z.union([
    z.strictObject({ upload: id, accept }),
    /** Where the host takes files by path: Electron's. */
    z.strictObject({ path: z.string().min(1).max(32_768), accept }),
  ]),
  output: opened,
  errors: ['package', 'trust', 'storage'],
});
