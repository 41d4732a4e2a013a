import { long } from '../operation';
import { opened } from '../packages';
import { z } from '../schemas';

/** Opens the training package; the first time makes training identities and seals it. Its verdict is `training`, never trust. */
export const sampleOpen = long({
  input: z.strictObject({ edition: z.union([z.literal(1), z.literal(2)]).default(1) }),
  output: opened,
  errors: ['package', 'trust', 'storage'],
});
