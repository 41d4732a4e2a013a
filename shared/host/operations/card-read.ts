import { plain } from '../operation';
import { cardText, cardView } from '../people';
import { z } from '../schemas';

/** Looks at a card before it is added: whole, and whether its holder is known. */
export const cardRead = plain({ input: z.strictObject({ card: cardText }), output: cardView, errors: ['trust', 'storage'] });
