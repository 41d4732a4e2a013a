import { MoloError } from '#shared/base';
import type { Cell } from '#shared/table';
import type { Connection } from '../sqlite/connection';
import { type ReadingStatement, writing } from './statement';
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

/** The opcode that takes one value of a row, `p2`, and those that take a row whole. No other hands out what a table's row holds. */
const COLUMN_OPCODE = 'Column';
const ROW_OPCODES = new Set(['RowData', 'RowCell', 'Offset']);

/** A table's or an index's b-tree, and what a program takes from it. */
export interface TreeRead {
  /** Index of its database in the connection. */
  readonly database: number;
  /** Its root page. */
  readonly root: number;
  /** Positions of the columns whose values are taken; `all` where rows are taken whole. */
  readonly columns: ReadonlySet<number> | 'all';
}

/** One instruction of a compiled statement (https://sqlite.org/opcode.html). */
export interface Instruction {
  readonly opcode: string;
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
  /** Of several kinds, as `EXPLAIN` tells it. */
  readonly p4: string | null;
}

/** A statement's program, and the b-trees that it opens. */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly trees: readonly TreeRead[];
}

/**
 * Reads the program that SQLite compiled the statement to, without running it, and
 * returns it with the b-trees that it opens, each with the columns that it reads.
 * @throws SqliteError where the statement does not compile
 * @throws MoloError `query.notReadOnly` where the program writes, `query.severalStatements` where SQLite sees a second one
 */
export function inspectProgram(connection: Connection, sql: string, statement: ReadingStatement): Program {
  const explain = connection.prepare(`EXPLAIN ${sql}`);
  try {
    if (explain.rest.trim() !== '') throw new MoloError('query.severalStatements', placeOf(statement.sql, statement.sql.length - explain.rest.length));
    const reads = new CursorReads();
    const instructions: Instruction[] = [];
    while (explain.step()) {
      const [, opcode, p1, p2, p3, p4] = explain.row() as [Cell, string, number, number, number, string | null];
      instructions.push({ opcode, p1, p2, p3, p4 });
      if (FORBIDDEN_OPCODES.has(opcode) || (opcode === 'Transaction' && p2 !== 0)) throw writing(statement);
      if (opcode === 'OpenRead' || opcode === 'ReopenIdx') reads.open(p1, { database: p3, root: p2 });
      else if (opcode === COLUMN_OPCODE) reads.take(p1, p2);
      else if (ROW_OPCODES.has(opcode)) reads.takeAll(p1);
    }
    return { instructions, trees: reads.trees() };
  } finally {
    explain.finalize();
  }
}

/** What a program takes through each of its cursors. A cursor may be opened more than once, and its columns taken anywhere in the program. */
class CursorReads {
  private readonly opened: { cursor: number; place: Pick<TreeRead, 'database' | 'root'> }[] = [];
  private readonly columns = new Map<number, Set<number> | 'all'>();

  open(cursor: number, place: Pick<TreeRead, 'database' | 'root'>): void {
    this.opened.push({ cursor, place });
  }

  take(cursor: number, column: number): void {
    const taken = this.columns.get(cursor) ?? new Set<number>();
    if (taken !== 'all') this.columns.set(cursor, taken.add(column));
  }

  takeAll(cursor: number): void {
    this.columns.set(cursor, 'all');
  }

  trees(): TreeRead[] {
    return this.opened.map(({ cursor, place }) => ({ ...place, columns: this.columns.get(cursor) ?? new Set() }));
  }
}
