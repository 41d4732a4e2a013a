import { MoloError } from '#shared/base';
import type { Databases } from './databases';
import { syntaxError } from './guard/complaint';
import { type Bindings, bindings, type QueryParams, runnablePieces } from './guard/parameters';
import { inspectProgram, type Program } from './guard/program';
import { type ReadingStatement, readingStatement } from './guard/statement';
import type { Connection } from './sqlite/connection';
import { SqliteError } from './sqlite/error';

/** What is asked, as it was typed. */
export interface Asked {
  readonly sql: string;
  readonly params: QueryParams;
}

/** A statement that only reads by its words, and the values of its parameters. */
export interface BoundStatement {
  readonly statement: ReadingStatement;
  readonly values: Bindings;
}

export interface Compiled extends Program {
  /** The text that SQLite runs. */
  readonly runnable: string;
}

/** Refuses a statement by its words and parameters. */
export function boundStatement({ sql, params }: Asked): BoundStatement {
  const statement = readingStatement(sql);
  return { statement, values: bindings(statement, params) };
}

/** Lets a statement through or refuses it; nothing is run. */
export function compile(connection: Connection, databases: Databases, { statement, values }: BoundStatement): Compiled {
  const pieces = runnablePieces(statement, values);
  const runnable = pieces.join('');
  const program = translating(
    () => {
      databases.open();
      return inspectProgram(connection, runnable, statement);
    },
    (error) => refusal(error, connection, databases, statement, pieces),
  );
  return { runnable, ...program };
}

function refusal(error: SqliteError, connection: Connection, databases: Databases, statement: ReadingStatement, pieces: readonly string[]): MoloError {
  const ambiguous = databases.ambiguity(error);
  return ambiguous ? new MoloError('query.ambiguous', ambiguous, { cause: error }) : syntaxError(error, statement, pieces, connection);
}

/** SQLite's errors as the house's; a JavaScript array that cannot be made is memory too. */
export function translating<T>(work: () => T, translate: (error: SqliteError) => MoloError): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SqliteError) throw translate(error);
    if (error instanceof RangeError) throw new MoloError('query.memory', {}, { cause: error });
    throw error;
  }
}
