import { long } from '../operation';
import { opened } from '../packages';
import { id, z } from '../schemas';

/**
 * Verifies a sealed package and keeps it open. A package that does not hold is an answer, not an error:
 * its verdict says why. An upload is given back after `trust.passphraseNeeded` and `trust.passphraseWrong`,
 * so that it can be tried again after `identity.unlock`; in every other case it is used up.
 */
export const packageOpen = long({
  input: z.union([
    z.strictObject({ upload: id }),
    /** Where the host takes files by path: Electron's. */
    z.strictObject({ path: z.string().min(1).max(32_768) }),
  ]),
  output: opened,
  errors: ['package', 'trust', 'storage'],
});
