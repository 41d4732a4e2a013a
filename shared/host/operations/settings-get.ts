import { plain } from '../operation';
import { z } from '../schemas';
import { settings } from '../settings';

export const settingsGet = plain({ input: z.strictObject({}), output: settings, errors: ['storage'] });
