import { long } from '../operation';
import { sealed, sending } from '../packages';
import { digest, z } from '../schemas';

/** Passes an open package on, unchanged and with its publisher's own signature. */
export const packageForward = long({
  input: z.strictObject({ ...sending, digest }),
  output: sealed,
  errors: ['package', 'trust', 'storage'],
});
