import { plain } from '../operation';
import { z } from '../schemas';

/** What runs here. */
export const appInfo = plain({
  input: z.strictObject({}),
  output: z.strictObject({
    version: z.string(),
    host: z.enum(['electron', 'loopback']),
    /** Breaches of the Content Security Policy that the browser has reported since the start. */
    violations: z.number().int().min(0),
  }),
});
