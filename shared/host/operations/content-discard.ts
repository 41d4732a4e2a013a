import { plain } from '../operation';
import { text, z } from '../schemas';

/** Frees what was handed over of a package that will not be made after all. */
export const contentDiscard = plain({ input: z.strictObject({ batch: text }), output: z.null() });
