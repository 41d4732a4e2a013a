import { plain } from '../operation';
import { identityView } from '../people';
import { fingerprint, text, z } from '../schemas';

/** Unlocks an identity for as long as the host runs. */
export const identityUnlock = plain({
  input: z.strictObject({ fingerprint, passphrase: text }),
  output: identityView,
  errors: ['trust', 'storage'],
});
