import { bytes } from '../operation';
import { fingerprint, z } from '../schemas';

/** The contact card of an identity as the file to hand on. */
export const identityCard = bytes({
  input: z.strictObject({ fingerprint }),
  // A card is a JSON Web Signature in JSON (RFC 7515, section 9.2.1).
  mediaType: 'application/jose+json',
  errors: ['trust', 'storage'],
});
