import { plain } from '../operation';
import { id, z } from '../schemas';

/** Frees an upload that will not be opened after all. */
export const uploadDiscard = plain({ input: z.strictObject({ upload: id }), output: z.null() });
