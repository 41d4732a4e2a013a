import { plain } from '../operation';
import { cardText, contactView } from '../people';
import { text, z } from '../schemas';

/** Adds a contact: the typed fingerprint must be the card's. */
export const contactAdd = plain({
  input: z.strictObject({
    card: cardText,
    /** As its owner read it out and the holder typed it; spaces, dashes and case do not matter. */
    fingerprint: text,
    petName: text.exactOptional(),
  }),
  output: contactView,
  errors: ['trust', 'storage'],
});
