import { plain } from '../operation';
import { settings, settingsChange } from '../settings';

/** Changes what is named; layouts and flags one by one, where a layout of `null` is forgotten. Answers with all settings. */
export const settingsSet = plain({ input: settingsChange, output: settings, errors: ['storage'] });
