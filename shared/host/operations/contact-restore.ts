import { plain } from '../operation';
import { contactView } from '../people';
import { fingerprint, z } from '../schemas';

/** Takes a removal back: the contact is again what it was. */
export const contactRestore = plain({ input: z.strictObject({ fingerprint }), output: contactView, errors: ['trust', 'storage'] });
