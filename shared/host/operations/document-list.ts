import { documentKind, documentSummary } from '../documents';
import { plain } from '../operation';
import { z } from '../schemas';

/** Latest saved first. */
export const documentList = plain({
  input: z.strictObject({ kind: documentKind.exactOptional() }),
  output: z.array(documentSummary),
  errors: ['storage'],
});
