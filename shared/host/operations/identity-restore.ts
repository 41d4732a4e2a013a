import { plain } from '../operation';
import { backupText, identityView } from '../people';
import { text, z } from '../schemas';

/** Brings an identity back from its backup. Nothing is written before the passphrase has opened it and its keys and card belong together. */
export const identityRestore = plain({
  input: z.strictObject({ backup: backupText, passphrase: text }),
  output: identityView,
  errors: ['trust', 'storage'],
});
