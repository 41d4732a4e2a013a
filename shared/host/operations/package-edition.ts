import { plain } from '../operation';
import { fingerprint, z } from '../schemas';

/** Which edition a package of that name would be if this identity published it now: 1 where none is known. */
export const packageEdition = plain({
  input: z.strictObject({ identity: fingerprint, name: z.string().max(200) }),
  output: z.strictObject({ sequence: z.number().int().min(1) }),
  errors: ['trust', 'storage'],
});
