import { plain } from '../operation';
import { identityView } from '../people';
import { z } from '../schemas';

/** The holder's own identities, then those for training. */
export const identityList = plain({ input: z.strictObject({}), output: z.array(identityView), errors: ['storage'] });
