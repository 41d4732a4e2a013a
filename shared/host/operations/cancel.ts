import { plain } from '../operation';
import { id, z } from '../schemas';

/** Stops a long operation, which then answers `cancelled`; `false` for a job that has ended. */
export const cancel = plain({ input: z.strictObject({ job: id }), output: z.strictObject({ cancelled: z.boolean() }) });
