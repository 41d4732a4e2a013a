import { plain } from '../operation';
import { identityView } from '../people';
import { fingerprint, text, z } from '../schemas';

/** Makes new keys in the place of an identity, whose key signs them as its successor. The old identity goes on opening what was sealed for it. */
export const identityRotate = plain({
  input: z.strictObject({
    fingerprint,
    /** Of the identity as it is; `null` where it needs none any more. */
    passphrase: text.nullable(),
    /** Of the new one. `null`: explicitly none, the keys then lie on the disk in the clear. */
    newPassphrase: text.nullable(),
  }),
  output: identityView,
  errors: ['trust', 'storage'],
});
