import { bytes } from '../operation';
import { fingerprint, text, z } from '../schemas';

/** An identity as the file from which it can be restored on another computer, locked with its passphrase. */
export const identityBackup = bytes({
  input: z.strictObject({
    fingerprint,
    /** The identity's own; one that lies there in the clear gets this for the file. */
    passphrase: text,
  }),
  mediaType: 'application/vnd.molo.identity-backup+json',
  errors: ['trust', 'storage'],
});
