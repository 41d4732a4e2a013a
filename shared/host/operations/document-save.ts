import { base, documentToSave, saveResult } from '../documents';
import { plain } from '../operation';
import { z } from '../schemas';

const MEBIBYTE = 1024 * 1024;

/** Keeps a document, unless somebody else saved a revision that this one does not build on: then nothing is written. */
export const documentSave = plain({
  input: z.strictObject({ document: documentToSave, base }),
  output: saveResult,
  errors: ['storage'],
  maximumBytes: 4 * MEBIBYTE,
});
