import type { Field, GroupQuery, Output, Table } from '#shared/table';
import type { TableDescription } from '../named-table';
import { nameKey } from '../names';
import type { ColumnName, Expression, OrderSyntax, ResultSyntax, SelectSyntax, Term } from './syntax';
import { NotMine } from './token-reader';

/** A table that a statement may mean. */
export interface Candidate {
  readonly alias: string;
  readonly description: Pick<TableDescription, 'name' | 'fields'>;
}

/** A table whose columns the kernel may read. */
export interface KernelTable extends Candidate {
  /** Absent where only SQLite knows it. */
  readonly table?: Table;
  /** Positions of the fields that are there, where not all are; `null` for none. */
  readonly loaded?: ReadonlySet<number> | null | undefined;
}

/** What a statement asks of one table, in the kernel's terms. */
export interface Plan<T extends Candidate = Candidate> {
  readonly table: T;
  /** Positions of the fields that it reads; `question` counts in these. */
  readonly reads: readonly number[];
  readonly question: GroupQuery;
  /** The answer's columns as SQLite calls them, and with `full_column_names`. */
  readonly names: readonly string[];
  readonly longNames: readonly string[];
}

/** `null` where a name does not lead to one table, one column or a key, or where SQLite's rules are not ours. */
export function planOf<T extends Candidate>(syntax: SelectSyntax, candidates: readonly T[]): Plan<T> | null {
  try {
    const table = tableOf(syntax.from, candidates);
    return new Planner(syntax, table).plan();
  } catch (error) {
    if (error instanceof NotMine) return null;
    throw error;
  }
}

function tableOf<T extends Candidate>({ database, table }: SelectSyntax['from'], candidates: readonly T[]): T {
  const named = candidates.filter(({ alias, description }) => same(description.name, table) && (database === undefined || same(alias, database)));
  return only(named);
}

const same = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

function only<V>(values: readonly V[]): V {
  if (values.length !== 1) throw new NotMine();
  return values[0] as V;
}

class Planner<T extends Candidate> {
  private readonly reads: number[] = [];
  private readonly keys: readonly number[];

  constructor(
    private readonly syntax: SelectSyntax,
    private readonly table: T,
  ) {
    this.keys = syntax.groupBy.map((term) => this.key(term));
    if (new Set(this.keys).size !== this.keys.length) throw new NotMine();
  }

  plan(): Plan<T> {
    const { syntax, table, reads, keys } = this;
    const { results, where, orderBy, groupBy, limit, offset } = syntax;
    const outputs = results.map(({ expression }) => this.output(expression));
    if (groupBy.length === 0 && outputs.every(({ kind }) => kind === 'key')) throw new NotMine();
    const order = orderBy.map((term) => this.ordering(term, outputs));
    const question: GroupQuery = {
      conditions: where.map(({ column, test }) => ({ column: this.read(column), test })),
      keys,
      outputs,
      order,
      // SQLite sorts the groups in the directions of ORDER BY where that has as many terms, whatever they are (select.c, orderByGrp).
      keysDescending: keys.map((_, nth) => orderBy.length === keys.length && orderBy[nth]?.descending === true),
      limit,
      offset,
    };
    return { table, reads, question, ...this.names() };
  }

  /** The column that a term of GROUP BY means: a number a result, a name first a column and then a result's alias. */
  private key(term: Term): number {
    if (term.kind === 'ordinal') return this.keyOf(this.result(term.ordinal).expression);
    if (term.kind === 'aggregate') throw new NotMine();
    if (this.position(term.column) !== undefined || term.column.table !== undefined) return this.read(term.column);
    const alias = this.byAlias(term.column.name);
    if (alias === undefined) throw new NotMine();
    return this.keyOf(alias.expression);
  }

  private keyOf(expression: Expression): number {
    if (expression.kind !== 'column') throw new NotMine();
    return this.read(expression.column);
  }

  private ordering({ term, descending, nullsFirst }: OrderSyntax, outputs: readonly Output[]): GroupQuery['order'][number] {
    return { by: this.orderTerm(term, outputs), descending, nullsFirst };
  }

  /** A name is first a result's alias and then a column (https://sqlite.org/lang_select.html, section 4). */
  private orderTerm(term: Term, outputs: readonly Output[]): Output {
    if (term.kind === 'ordinal') {
      this.result(term.ordinal);
      return outputs[term.ordinal - 1] as Output;
    }
    const alias = term.kind === 'column' && term.column.table === undefined ? this.byAlias(term.column.name) : undefined;
    return this.output(alias?.expression ?? term);
  }

  private output(expression: Expression): Output {
    if (expression.kind === 'aggregate') {
      const { name, argument } = expression;
      return { kind: 'aggregate', name, column: argument && this.read(argument) };
    }
    const key = this.keys.indexOf(this.read(expression.column));
    if (key < 0) throw new NotMine();
    return { kind: 'key', key };
  }

  private result(ordinal: number): ResultSyntax {
    const result = this.syntax.results[ordinal - 1];
    if (result === undefined) throw new NotMine();
    return result;
  }

  private byAlias(name: string): ResultSyntax | undefined {
    const named = this.syntax.results.filter(({ alias }) => alias !== undefined && same(alias, name));
    return named.length === 0 ? undefined : only(named);
  }

  /** The place among the columns that are read. */
  private read(column: ColumnName): number {
    const position = this.position(column);
    if (position === undefined) throw new NotMine();
    const known = this.reads.indexOf(position);
    return known >= 0 ? known : this.reads.push(position) - 1;
  }

  private position({ table, name }: ColumnName): number | undefined {
    const { from } = this.syntax;
    if (table !== undefined && !same(table, from.alias ?? this.table.description.name)) return undefined;
    const position = this.table.description.fields.findIndex((field) => same(field.name, name));
    return position < 0 ? undefined : position;
  }

  private names(): Pick<Plan, 'names' | 'longNames'> {
    const { name: table, fields } = this.table.description;
    const named = this.syntax.results.map(({ expression, alias, text }) => {
      if (alias !== undefined) return [alias, alias] as const;
      if (expression.kind === 'aggregate') return [text, text] as const;
      const { name } = fields[this.position(expression.column) as number] as Field;
      return [name, `${table}.${name}`] as const;
    });
    return { names: named.map(([name]) => name), longNames: named.map(([, longName]) => longName) };
  }
}
