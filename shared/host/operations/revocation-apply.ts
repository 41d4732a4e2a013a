import { plain } from '../operation';
import { digest, z } from '../schemas';

/** Goes by the revocation list in an open package from now on: the keys that it names count no more, neither here nor for what is open. */
export const revocationApply = plain({
  /** Of the open package. */
  input: z.strictObject({ digest }),
  output: z.null(),
  errors: ['trust', 'storage'],
});
