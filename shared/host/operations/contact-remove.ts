import { plain } from '../operation';
import { fingerprint, z } from '../schemas';

/** Forgets a contact: what they sign is an unknown publisher's from now on. */
export const contactRemove = plain({ input: z.strictObject({ fingerprint }), output: z.null(), errors: ['trust', 'storage'] });
