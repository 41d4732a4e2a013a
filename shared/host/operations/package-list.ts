import { plain } from '../operation';
import { openPackage } from '../packages';
import { z } from '../schemas';

/** The open packages, in the order in which they were opened: what a reloaded page finds again. */
export const packageList = plain({ input: z.strictObject({}), output: z.array(openPackage) });
