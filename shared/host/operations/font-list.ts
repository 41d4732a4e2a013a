import { plain } from '../operation';
import { z } from '../schemas';

/** The faces that an exported briefing carries in itself; the bytes are at `/font/<name>`. */
export const fontList = plain({
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({
      name: z.string(),
      family: z.string(),
      style: z.enum(['normal', 'italic']),
      weight: z.string(),
      /** CSS `unicode-range`. */
      unicodeRange: z.string(),
    }),
  ),
});
