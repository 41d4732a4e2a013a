import { documentId } from '../documents';
import { plain } from '../operation';
import { z } from '../schemas';

/** Removing what is not there is done already. */
export const documentRemove = plain({ input: z.strictObject({ id: documentId }), output: z.null(), errors: ['storage'] });
