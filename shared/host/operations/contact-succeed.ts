import { plain } from '../operation';
import { cardText, contactView } from '../people';
import { text, z } from '../schemas';

/** Takes the new card of a confirmed contact at the word of their old key, which signed it. The old contact stays, as replaced. */
export const contactSucceed = plain({
  input: z.strictObject({ card: cardText, petName: text.exactOptional() }),
  output: contactView,
  errors: ['trust', 'storage'],
});
