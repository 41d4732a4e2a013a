import { plain } from '../operation';
import { contactView } from '../people';
import { fingerprint, text, z } from '../schemas';

/** Gives a contact the holder's own name for them, or takes it away. How and when they were confirmed stays as it was. */
export const contactRename = plain({
  input: z.strictObject({
    fingerprint,
    /** `null`: none, the card's own name is shown. */
    petName: text.nullable(),
  }),
  output: contactView,
  errors: ['trust', 'storage'],
});
