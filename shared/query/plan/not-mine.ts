/** Why a statement is left to SQLite: the last part of the message `plan:reason.<reason>`. */
export type Reason =
  | 'affinity'
  | 'aggregate'
  | 'aggregateOrder'
  | 'bareColumn'
  | 'bytes'
  | 'clock'
  | 'collation'
  | 'compound'
  | 'deep'
  | 'duplicateKey'
  | 'function'
  | 'groupedTwice'
  | 'join'
  | 'long'
  | 'joinOrder'
  | 'json'
  | 'limit'
  | 'literal'
  | 'match'
  | 'name'
  | 'noTable'
  | 'recursive'
  | 'rowid'
  | 'rowValue'
  | 'subquery'
  | 'subqueryOrder'
  | 'syntax'
  | 'table'
  | 'tableFunction'
  | 'values'
  | 'window';

/** Thrown where a statement is none that the kernel answers. It is no fault: SQLite answers then, or complains. */
export class NotMine extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

/** What `work` says, or why the statement is left to SQLite. */
export function orReason<V>(work: () => V): V | Reason {
  try {
    return work();
  } catch (error) {
    if (error instanceof NotMine) return error.reason;
    throw error;
  }
}
