import { plain } from '../operation';
import { opened } from '../packages';
import { z } from '../schemas';

/**
 * The open packages, in the order in which they were opened: what a reloaded page finds again. One whose
 * publisher's key was declared void since is told once more, as refused, and is then closed.
 */
export const packageList = plain({ input: z.strictObject({}), output: z.array(opened), errors: ['storage'] });
