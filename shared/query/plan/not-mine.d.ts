/** Why a statement is left to SQLite: the last part of the message `plan:reason.<reason>`. */
export type Reason = 'affinity' | 'aggregate' | 'aggregateOrder' | 'bareColumn' | 'bytes' | 'clock' | 'collation' | 'compound' | 'deep' | 'distinctOrder' | 'duplicateKey' | 'function' | 'join' | 'joinOrder' | 'json' | 'limit' | 'literal' | 'match' | 'name' | 'noTable' | 'recursive' | 'rowValue' | 'subquery' | 'subqueryOrder' | 'syntax' | 'table' | 'tableFunction' | 'values' | 'window';
/** Thrown where a statement is none that the kernel answers. It is no fault: SQLite answers then, or complains. */
export declare class NotMine extends Error {
    readonly reason: Reason;
    constructor(reason: Reason);
}
/** What `work` says, or why the statement is left to SQLite. */
export declare function orReason<V>(work: () => V): V | Reason;
