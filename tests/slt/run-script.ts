import { isMoloError, type ErrorCode } from '#shared/base';
import type { Sqlite } from '#shared/query';
import type { Table } from '#shared/table';
import { type Order, recordsOf, type ScriptRecord } from './script';
import { type AnsweredBy, OutOfReach, SetUp } from './set-up';
import { areAsTold, hashed, hashOf, sorted, valuesOf } from './values';

export interface Failure {
  readonly line: number;
  readonly sql: string;
  readonly problem: string;
}

export interface Report {
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** By reason. */
  readonly skipped: ReadonlyMap<string, number>;
  /** Who answered the queries that passed or failed by their values. */
  readonly answeredBy: Readonly<Record<AnsweredBy, number>>;
}

type Query = Extract<Order, { kind: 'query' }>;

/** What Molo refuses by design, whatever SQLite would make of it. */
const REFUSED: ReadonlyMap<ErrorCode, string> = new Map<ErrorCode, string>([
  ['query.notReadOnly', 'it is no question: Molo only reads'],
  ['query.forbidden', 'a pragma or function that Molo forbids'],
  ['query.quotes', 'a text in double quotes, which Molo takes for a name'],
  ['query.character', 'a character that hides what a statement says'],
]);

/** Runs the records of a script in their order. */
export function runScript(sqlite: Sqlite, script: string, kernel: 'auto' | 'off' = 'auto'): Report {
  const setUp = new SetUp(sqlite, kernel);
  try {
    return new Run(setUp).run(recordsOf(script));
  } finally {
    setUp.close();
  }
}

class Run {
  private passed = 0;
  private readonly failures: Failure[] = [];
  private readonly skipped = new Map<string, number>();
  private readonly answeredBy: Record<AnsweredBy, number> = { kernel: 0, both: 0, sqlite: 0, bytes: 0 };
  private readonly labels = new Map<string, string>();

  constructor(private readonly setUp: SetUp) {}

  run(records: readonly ScriptRecord[]): Report {
    for (const { line, forOthers, order } of records) {
      if (forOthers !== null) this.skip(forOthers);
      else if (order.kind === 'halt') break;
      else if (order.kind === 'faulty') this.failures.push({ line, sql: '', problem: order.problem });
      else this.note(line, order.sql, order.kind === 'query' ? this.query(order) : this.statement(order.sql, order.expected));
    }
    const { passed, failures, skipped, answeredBy } = this;
    return { passed, failures, skipped, answeredBy };
  }

  private note(line: number, sql: string, outcome: string | null | { readonly skipped: string }): void {
    if (outcome === null) this.passed++;
    else if (typeof outcome === 'string') this.failures.push({ line, sql, problem: outcome });
    else this.skip(outcome.skipped);
  }

  private skip(reason: string): void {
    this.skipped.set(reason, (this.skipped.get(reason) ?? 0) + 1);
  }

  /** What only reads is Molo's to take or to refuse, also where its answer is not looked at. */
  private statement(sql: string, expected: 'ok' | 'error'): string | null | { skipped: string } {
    try {
      if (/^\s*(?:select|values)\b/i.test(sql)) this.setUp.ask(sql);
      else this.setUp.run(sql);
    } catch (error) {
      if (error instanceof OutOfReach) return { skipped: error.message };
      return expected === 'error' ? null : `should have worked: ${told(error)}`;
    }
    return expected === 'ok' ? null : 'should have failed';
  }

  private query(query: Query): string | null | { skipped: string } {
    const { sql, types, sort, label, expected } = query;
    let values: readonly string[];
    try {
      const { table, by } = this.setUp.ask(sql);
      if (table.columns.length !== types.length) return `${table.columns.length} columns instead of ${types.length}`;
      values = this.written(table, query);
      this.answeredBy[by]++;
    } catch (error) {
      return this.withoutAnswer(error, expected);
    }
    if (label !== null && (this.labels.get(label) ?? hashOf(values)) !== hashOf(values)) return `another result than before under the label ${label}`;
    if (label !== null) this.labels.set(label, hashOf(values));
    if (expected === null || areAsTold(values, expected)) return null;
    const judged = expected.length === 0 ? this.judgedBySqlite(query, values) : 'wrong';
    return judged === 'wrong' ? `${this.comparison(query, values, expected)} (${sort})` : judged;
  }

  private written(table: Table, { types, sort }: Query): readonly string[] {
    return sorted(valuesOf(table, types, (real, as) => this.setUp.print(real, as)), sort, types.length);
  }

  /** A query that fails on its way has no rows for the reference program, and is no failure. */
  private withoutAnswer(error: unknown, expected: readonly string[] | null): string | null | { skipped: string } {
    if (error instanceof OutOfReach) return { skipped: error.message };
    if (!isMoloError(error)) throw error;
    const reason = REFUSED.get(error.code);
    if (reason !== undefined) return { skipped: reason };
    return error.code === 'query.failed' && (expected === null || expected.length === 0) ? null : `refused: ${told(error)}`;
  }

  /**
   * The reference program takes a result of which the script tells nothing for a right one. Here SQLite has to find the same by itself;
   * where it fails on its way (a sum that overflows in the order of an index) nobody knows what is right.
   */
  private judgedBySqlite(query: Query, values: readonly string[]): null | { skipped: string } | 'wrong' {
    const alone = this.alone(query.sql);
    if (alone === null) return { skipped: 'the script does not tell the result' };
    return areAsTold(values, this.written(alone, query)) ? null : 'wrong';
  }

  /** What SQLite answers by itself; `null` where it fails. */
  private alone(sql: string): Table | null {
    try {
      return this.setUp.askBytes(sql);
    } catch (error) {
      if (isMoloError(error)) return null;
      throw error;
    }
  }

  private comparison(query: Query, values: readonly string[], expected: readonly string[]): string {
    const shown = (list: readonly string[]): string => (list.length > 12 ? hashed(list) : JSON.stringify(list));
    const answer = this.alone(query.sql);
    const alone = answer && this.written(answer, query);
    const judgement = alone === null ? 'nothing, it fails' : areAsTold(alone, expected) ? 'as the script' : hashOf(alone) === hashOf(values) ? 'as Molo' : shown(alone);
    return `answered ${shown(values)} instead of ${shown(expected)}; SQLite by itself says: ${judgement}`;
  }
}

function told(error: unknown): string {
  return isMoloError(error) ? `${error.code} ${JSON.stringify(error.params)}` : error instanceof Error ? error.message : String(error);
}
