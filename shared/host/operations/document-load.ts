import { documentId, storedDocument } from '../documents';
import { plain } from '../operation';
import { z } from '../schemas';

/** `null` where there is no such document. */
export const documentLoad = plain({ input: z.strictObject({ id: documentId }), output: storedDocument.nullable(), errors: ['storage'] });
