import { CALENDAR } from './calendar';
import { fold } from './fold';
import { PROPORTION } from './proportion';
import { SORT_KEY } from './sort-key';
import { type SqlFunction, textFunction } from './sql-function';

/** The functions of a row that Molo adds to SQLite's own: one file for each family and one line here. */
export const FUNCTIONS: readonly SqlFunction[] = [textFunction('fold', fold), SORT_KEY, ...CALENDAR, ...PROPORTION];
