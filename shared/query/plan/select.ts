import type { KernelExpression, KernelQuery } from '#shared/table';
import type { Bindings } from '../guard/parameters';
import type { CommonTables } from './common-tables';
import { contains, foldedInteger } from './expressions';
import { isAggregate } from './functions';
import { Grouping } from './grouping';
import { joined, type Joined } from './joins';
import { lowered, type Meaning } from './lower';
import { NotMine } from './not-mine';
import type { Candidate, InputPlan, KernelTable, ResultColumn, SelectPlan, SourcePlan } from './plan';
import { countOf, type NamedResult, namedResults } from './results';
import { same, Scope } from './scope';
import { selectSource, tableSource } from './sources';
import type { Expression, NameSyntax, OrderSyntax, SelectSyntax, SourceSyntax } from './syntax';
import { called, literal, type Typed } from './typed';

/** What a statement is asked of. */
export interface Surroundings<T extends KernelTable> {
  readonly tables: readonly T[];
  readonly values: Bindings;
  readonly common: CommonTables;
  /** How many selects it stands in. */
  readonly depth: number;
  /** SQLite goes without the ORDER BY of a subquery that it does not need. */
  readonly withoutOrder: boolean;
}

/** What SQLite calls the number of a row (https://sqlite.org/rowidtable.html). */
const ROW_NUMBER = /^(rowid|oid|_rowid_)$/i;

/** Constants that are names; a column that is called so would be meant first. */
const TRUTHS: ReadonlyMap<string, number> = new Map([['true', 1], ['false', 0]]);

/** A SELECT in the kernel's terms. @throws NotMine */
export function planSelect<T extends KernelTable>(syntax: SelectSyntax, around: Surroundings<T>): SelectPlan<T> {
  if (syntax.from.length === 0) throw new NotMine('noTable');
  const common = around.common.with(syntax.tables);
  const sources = syntax.from.map((source) => sourceOf(source, syntax, { ...around, common }));
  const scope = new Scope(sources.map(({ plan, names }, nth) => scopeSource(plan, syntax.from[nth] as SourceSyntax, names)));
  return new SelectPlanner(syntax, around, scope, sources.map(({ plan }) => plan)).plan();
}

/** @param names what WITH calls its columns */
function sourceOf<T extends KernelTable>({ of }: SourceSyntax, outer: SelectSyntax, around: Surroundings<T>): { readonly plan: SourcePlan<T>; readonly names: readonly string[] | null } {
  if (of.kind === 'select') return { plan: { kind: 'select', name: null, select: inner(of.select, outer, around) }, names: null };
  const common = of.database === null ? around.common.find(of.name) : null;
  if (common) return { plan: { kind: 'select', name: common.table.name, select: inner(common.table.select, outer, { ...around, common: common.within }, common.table.materialized) }, names: common.table.columns };
  const named = around.tables.filter(({ alias, description }) => same(description.name, of.name) && (of.database === null || same(alias, of.database)));
  if (named.length !== 1) throw new NotMine('table');
  return { plan: { kind: 'table', table: named[0] as T }, names: null };
}

/**
 * A subquery of FROM. SQLite goes without its ORDER BY where the outer SELECT has one of its own or joins (select.c, "omit ORDER BY on subqueries"),
 * with exceptions: where it is not plain which of the two it is, it is SQLite's to tell.
 */
function inner<T extends KernelTable>(select: SelectSyntax, outer: SelectSyntax, around: Surroundings<T>, isMaterialized = false): SelectPlan<T> {
  const isOrdered = select.orderBy.length > 0 && select.limit === null;
  const isDropped = outer.orderBy.length > 0 || outer.from.length > 1;
  if (isOrdered && (around.depth > 0 || (isDropped && (isMaterialized || isGrouped(outer) || isGrouped(select))))) throw new NotMine('subqueryOrder');
  // Where SQLite merges the two it sorts what is left of rows that are wanted once each, by the first of them.
  if (isOrdered && outer.distinct) throw new NotMine('subqueryOrder');
  // And it sorts before it counts off: other rows are left.
  if (select.limit !== null && select.orderBy.length === 0 && outer.orderBy.length > 0) throw new NotMine('subqueryOrder');
  const plan = planSelect(select, { ...around, depth: around.depth + 1, withoutOrder: isOrdered && isDropped });
  // Groups come in the order of the rows where that will do.
  if (plan.isOrdered && outer.groupBy.length > 0) throw new NotMine('subqueryOrder');
  return plan;
}

function scopeSource(plan: SourcePlan, { alias, of }: SourceSyntax, names: readonly string[] | null) {
  if (plan.kind === 'table') return tableSource(plan.table, alias);
  return selectSource(plan.select, alias ?? (of.kind === 'table' ? of.name : null), names);
}

/** Whether rows are put together: by GROUP BY, or all of them by an aggregate. */
export function isGrouped({ groupBy, results, having }: SelectSyntax): boolean {
  const aggregates = results.some((result) => result.kind === 'expression' && contains(result.expression, isAggregate));
  if (having !== null && groupBy.length === 0 && !aggregates) throw new NotMine('aggregate');
  return groupBy.length > 0 || aggregates;
}

class SelectPlanner<T extends KernelTable> {
  private readonly results: readonly NamedResult[];
  private readonly rows: Meaning;
  private readonly joins: Joined;

  constructor(
    private readonly syntax: SelectSyntax,
    private readonly around: Surroundings<T>,
    private readonly scope: Scope,
    private readonly sources: readonly SourcePlan<T>[],
  ) {
    if (scope.sources.some(({ columns }) => columns.some(({ name }) => TRUTHS.has(name.toLowerCase())))) throw new NotMine('name');
    this.rows = { values: around.values, name: (name) => this.column(name), place: (place) => scope.column(place), aggregate: refuseAggregate };
    this.joins = joined(syntax.from, scope, syntax.where, sources.map((source) => (source.kind === 'table' ? (source.table.table?.rows ?? 0) : null)));
    this.results = namedResults(syntax.results, scope);
  }

  plan(): SelectPlan<T> {
    const { syntax, joins, scope, sources } = this;
    const where = this.where();
    const keys = syntax.groupBy.map((term) => this.groupKey(term));
    const grouping = isGrouped(syntax) ? new Grouping(keys, this.rows) : null;
    const meaning = grouping ? grouping.meaning(refuseBare) : this.rows;
    const results = this.results.map((result): ResultColumn => ({ ...result.names, typed: lowered(result.expression, meaning) }));
    const having = syntax.having && lowered(syntax.having, this.withAliases(meaning)).expression;
    const unordered = [...scope.used];
    const order = syntax.orderBy.map((term) => this.ordering(term, results, this.withAliases(meaning)));
    const outputs = results.map(({ typed }) => typed.expression);
    if (!joins.inOrder && !(grouping?.isOrderFree === true)) throw new NotMine('joinOrder');
    if (syntax.distinct && mayBeSpared({ sources, first: joins.first, lookUps: joins.lookUps, columns: this.around.withoutOrder ? unordered : scope.used })) throw new NotMine('join');
    const keysDescending = syntax.groupBy.map((_, nth) => !this.around.withoutOrder && order.length === syntax.groupBy.length && order[nth]?.descending === true);
    const query: KernelQuery = {
      where,
      grouping: grouping && { keys: keys.map(({ expression }) => expression), aggregates: grouping.aggregates, keysDescending },
      having,
      outputs,
      distinct: syntax.distinct,
      order: this.around.withoutOrder ? [] : order,
      limit: countOf(syntax.limit, this.rows, Infinity),
      offset: countOf(syntax.offset, this.rows, 0),
    };
    return { input: { sources, first: joins.first, lookUps: joins.lookUps, columns: scope.used }, query, results, ...this.kept() };
  }

  private kept(): Pick<SelectPlan, 'isOrdered' | 'hasLongNames'> {
    const inner = this.sources.flatMap((source) => (source.kind === 'select' ? [source.select] : []));
    return { isOrdered: this.syntax.orderBy.length > 0 || inner.some(({ isOrdered }) => isOrdered), hasLongNames: this.scope.hasLongNames && inner.every(({ hasLongNames }) => hasLongNames) };
  }

  private where(): KernelExpression | null {
    const conditions = this.joins.where.map((condition) => lowered(condition, this.withAliases(this.rows)));
    return conditions.length === 0 ? null : conditions.reduce((all, condition) => called('and', [all, condition], { text: false, number: true })).expression;
  }

  /** A number means a result, a name first a column and then a result's alias. */
  private groupKey(term: Expression): Typed {
    const ordinal = foldedInteger(term);
    return ordinal === null ? lowered(term, this.withAliases(this.rows)) : lowered(this.result(ordinal).expression, this.rows);
  }

  /** A name alone is first a result's alias, a number means a result (https://sqlite.org/lang_select.html, section 4). */
  private ordering({ term, descending, nullsFirst }: OrderSyntax, results: readonly ResultColumn[], meaning: Meaning): KernelQuery['order'][number] {
    const ordinal = foldedInteger(term);
    if (ordinal !== null) this.result(ordinal);
    const named = ordinal === null ? this.aliased(term) : ordinal - 1;
    const by = named >= 0 ? (results[named] as ResultColumn).typed : lowered(term, meaning);
    return { by: by.expression, descending, nullsFirst };
  }

  private aliased(term: Expression): number {
    if (term.kind !== 'name' || term.table !== null) return -1;
    return this.results.findIndex(({ alias }) => alias !== null && same(alias, term.name));
  }

  private result(ordinal: number): NamedResult {
    const result = this.results[ordinal - 1];
    if (result === undefined) throw new NotMine('name');
    return result;
  }

  /** A name that is no column may be a result's alias everywhere but among the results. */
  private withAliases(meaning: Meaning): Meaning {
    return {
      ...meaning,
      name: (name) => {
        const result = this.scope.place(name) === null ? this.results[this.aliased(name)] : undefined;
        return result ? lowered(result.expression, meaning) : meaning.name(name);
      },
    };
  }

  private column(name: NameSyntax): Typed {
    const place = this.scope.place(name);
    if (place !== null) return this.scope.column(place);
    const truth = name.table === null && !name.quoted ? TRUTHS.get(name.name.toLowerCase()) : undefined;
    if (truth === undefined) throw new NotMine(ROW_NUMBER.test(name.name) ? 'rowid' : 'name');
    return literal(truth);
  }
}

function refuseAggregate(): never {
  throw new NotMine('aggregate');
}

function refuseBare(): never {
  throw new NotMine('bareColumn');
}

/**
 * Whether a LEFT JOIN changes nothing where rows are wanted once each: of such a one SQLite reads nothing (https://sqlite.org/optoverview.html#omitnoopjoin).
 * It looks into subqueries that it merges with what stands around them; which of their columns count there is its to tell.
 */
function mayBeSpared({ sources, lookUps, columns }: InputPlan<Candidate>): boolean {
  const isMerged = ({ query }: SelectPlan<Candidate>): boolean => query.grouping === null && !query.distinct;
  const hasOptional = ({ input }: SelectPlan<Candidate>): boolean => input.lookUps.some(({ optional }) => optional) || input.sources.some(inMerged);
  const inMerged = (source: SourcePlan<Candidate>): boolean => source.kind === 'select' && isMerged(source.select) && hasOptional(source.select);
  return lookUps.some(({ source, optional }) => optional && !columns.some((place) => place.source === source)) || sources.some(inMerged);
}
