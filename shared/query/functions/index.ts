import { fold } from './fold';
import { type SqlFunction, textFunction } from './sql-function';

/** The functions that Molo adds to SQLite's own: one file and one line here. */
export const FUNCTIONS: readonly SqlFunction[] = [textFunction('fold', fold)];
