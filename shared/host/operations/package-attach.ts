import { plain } from '../operation';
import { alias } from '../packages';
import { digest, z } from '../schemas';

/** Notes what statements call an open package by, for a page that is loaded anew: the same statement must then read the same package. */
export const packageAttach = plain({ input: z.strictObject({ digest, alias }), output: z.null() });
