import { plain } from '../operation';
import { contactView } from '../people';
import { z } from '../schemas';

export const contactList = plain({ input: z.strictObject({}), output: z.array(contactView), errors: ['storage'] });
