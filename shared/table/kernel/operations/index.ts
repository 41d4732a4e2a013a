import { ARITHMETIC } from './arithmetic';
import { COMPARISON } from './comparison';
import { DATE } from './date';
import { LOGIC } from './logic';
import { NUMBER } from './number';
import type { Operation } from './operation';
import { PATTERN } from './pattern';
import { TEXT } from './text';

/** Everything that an expression may call: a family is one file and one line here. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  [ARITHMETIC, COMPARISON, DATE, LOGIC, NUMBER, PATTERN, TEXT].flatMap((family) => Object.entries(family)),
);

export type { Operation } from './operation';
