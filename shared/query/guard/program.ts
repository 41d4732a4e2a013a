import { MoloError } from '#shared/base';
import type { Connection } from '../sqlite/connection';
import { changingWord, type ReadingStatement } from './statement';
import { placeOf } from './tokens';

/**
 * Opcodes (https://sqlite.org/opcode.html) that change a database, its schema, its
 * settings or its transactions. Ephemeral tables, which sorting and DISTINCT need, use others.
 */
const FORBIDDEN_OPCODES = new Set(
  (
    'OpenWrite AutoCommit Savepoint Checkpoint JournalMode Vacuum IncrVacuum CreateBtree Destroy Clear ParseSchema ' +
    'SetCookie DropTable DropIndex DropTrigger LoadAnalysis VCreate VDestroy VUpdate VBegin TableLock Expire MaxPgcnt'
  ).split(' '),
);

/** Where a table's or an index's b-tree lies: the index of its database in the connection, and its root page. */
export interface TreePlace {
  readonly database: number;
  readonly root: number;
}

/**
 * Reads the program that SQLite compiled the statement to, without running it, and
 * returns the b-trees that it opens.
 * @throws SqliteError where the statement does not compile
 * @throws MoloError `query.notReadOnly` where the program writes, `query.severalStatements` where SQLite sees a second one
 */
export function inspectProgram(connection: Connection, sql: string, statement: ReadingStatement): TreePlace[] {
  const explain = connection.prepare(`EXPLAIN ${sql}`);
  try {
    if (explain.rest.trim() !== '') throw new MoloError('query.severalStatements', placeOf(statement.sql, statement.sql.length - explain.rest.length));
    const opened: TreePlace[] = [];
    while (explain.step()) {
      const [, opcode, , p2, p3] = explain.row();
      if (FORBIDDEN_OPCODES.has(opcode as string) || (opcode === 'Transaction' && p2 !== 0)) {
        throw new MoloError('query.notReadOnly', { word: changingWord(statement) });
      }
      if (opcode === 'OpenRead' || opcode === 'ReopenIdx') opened.push({ database: p3 as number, root: p2 as number });
    }
    return opened;
  } finally {
    explain.finalize();
  }
}
