import { plain } from '../operation';
import { revocationListView } from '../people';
import { z } from '../schemas';

/** The revocation lists that the keyring goes by, one of each issuer. */
export const revocationList = plain({ input: z.strictObject({}), output: z.array(revocationListView), errors: ['storage'] });
