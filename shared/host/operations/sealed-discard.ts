import { plain } from '../operation';
import { id, z } from '../schemas';

/** Removes a sealed file from the host once it was saved; one that is gone already is done. */
export const sealedDiscard = plain({ input: z.strictObject({ sealed: id }), output: z.null() });
