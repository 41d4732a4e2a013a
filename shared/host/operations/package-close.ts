import { plain } from '../operation';
import { digest, z } from '../schemas';

/** Forgets an open package and frees its memory. */
export const packageClose = plain({ input: z.strictObject({ digest }), output: z.null() });
