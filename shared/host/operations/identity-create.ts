import { plain } from '../operation';
import { identityView } from '../people';
import { text, z } from '../schemas';

/** Makes a key pair for signing and two for sealing, and the card that goes with them. */
export const identityCreate = plain({
  input: z.strictObject({
    name: text,
    institution: text.exactOptional(),
    /** `null`: explicitly none, the keys then lie on the disk in the clear. */
    passphrase: text.nullable(),
  }),
  output: identityView,
  errors: ['trust', 'storage'],
});
