import { type Aggregate, type ChartField, type ChartTable, fromClause, nameOf, pathOf, quoted } from './fields';
import { type ChartSpec, isObject, type Json, type JsonObject } from './spec';

/** A spec whose aggregates SQL has already computed, and the SQL that does. */
export interface PushedDown {
  readonly sql: string;
  readonly spec: ChartSpec;
  readonly fields: readonly ChartField[];
}

const SQL_OF: Readonly<Record<Aggregate, (field: string) => string>> = {
  count: () => 'count(*)',
  sum: (field) => `sum(${field})`,
  mean: (field) => `avg(${field})`,
  min: (field) => `min(${field})`,
  max: (field) => `max(${field})`,
};

/** Members of a channel that ask Vega for more than a value or a plain aggregate of it. */
const NOT_PLAIN: readonly string[] = ['bin', 'timeUnit', 'impute', 'condition', 'binned'];

/** Marks that compute summaries of their own from the raw rows. */
const SUMMARIES: ReadonlySet<unknown> = new Set(['boxplot', 'errorband', 'errorbar']);

/**
 * Moves the aggregates of a single view into SQL, so that a million rows become the few that are drawn.
 * `null` when anything in the spec needs the rows themselves: a transform, a bin, a time unit, another
 * aggregate, a number as a group (Vega-Lite then stacks differently), a sort by the means of several groups.
 */
export function pushDown(spec: ChartSpec, table: ChartTable): PushedDown | null {
  const { mark, encoding, transform } = spec;
  if (mark === undefined || !isObject(encoding)) return null;
  if (Array.isArray(transform) && transform.length > 0) return null;
  if (SUMMARIES.has(isObject(mark) ? mark.type : mark)) return null;

  const plan = new Plan(table);
  const rewritten: Record<string, Json> = {};
  for (const [channel, definition] of Object.entries(encoding)) {
    const own = Array.isArray(definition) ? definition.map((each: Json) => plan.channel(each)) : plan.channel(definition);
    if (own === null || (Array.isArray(own) && own.includes(null))) return null;
    rewritten[channel] = own as Json;
  }
  if (!plan.aggregates) return null;
  const sorted = plan.groups > 1 ? sortedByTotals(rewritten, plan) : rewritten;
  return sorted && { sql: plan.sql(), spec: { ...spec, encoding: sorted }, fields: plan.fields() };
}

interface Selected extends ChartField {
  readonly expression: string;
}

/** Columns of the SELECT, gathered while the channels are read. */
class Plan {
  private readonly selected = new Map<string, Selected>();

  constructor(private readonly table: ChartTable) {}

  get aggregates(): boolean {
    return [...this.selected.values()].some((column) => column.aggregate !== undefined);
  }

  get groups(): number {
    return [...this.selected.values()].filter((column) => column.aggregate === undefined).length;
  }

  /** How a column of the result was made, by its name as a spec writes it. */
  aggregateOf(field: unknown): Aggregate | undefined {
    return [...this.selected.values()].find(({ name }) => pathOf(name) === field)?.aggregate;
  }

  /** The channel over the result's columns, or `null` when it cannot be pushed down. */
  channel(definition: Json): Json | null {
    if (!isObject(definition)) return null;
    const { field, aggregate, sort } = definition;
    if (NOT_PLAIN.some((name) => definition[name] !== undefined) || isObject(sort)) return null;
    if (aggregate === undefined) return this.group(definition, field);
    if (!isAggregate(aggregate) || (field === undefined) !== (aggregate === 'count')) return null;
    const source = this.table.fields.find((each) => each.name === field);
    if (aggregate !== 'count' && source === undefined) return null;
    const name = this.nameFor(source === undefined ? aggregate : `${aggregate}_${source.name}`);
    const expression = SQL_OF[aggregate](source === undefined ? '' : quoted(source.name));
    this.selected.set(name, { name, expression, aggregate, ...(source?.title === undefined ? {} : { title: source.title }) });
    const { aggregate: _done, ...rest } = definition;
    return { type: 'quantitative', ...rest, field: pathOf(name) };
  }

  sql(): string {
    const columns = [...this.selected.values()];
    const groups = columns.flatMap((column, index) => (column.aggregate === undefined ? [String(index + 1)] : []));
    const list = columns.map((column) => `${column.expression} AS ${quoted(column.name)}`).join(', ');
    const grouping = groups.length === 0 ? '' : ` GROUP BY ${groups.join(', ')} ORDER BY ${groups.join(', ')}`;
    return `SELECT ${list} FROM ${fromClause(this.table)}${grouping}`;
  }

  fields(): readonly ChartField[] {
    return [...this.selected.values()].map(({ expression: _sql, ...field }) => field);
  }

  private group(definition: JsonObject, field: unknown): JsonObject | null {
    if (field === undefined) return definition;
    const name = typeof field === 'string' ? nameOf(field) : null;
    const source = this.table.fields.find((each) => each.name === name);
    if (source === undefined) return null;
    const title = source.title === undefined ? {} : { title: source.title };
    if (definition.type === 'quantitative') return null;
    this.selected.set(source.name, { name: source.name, expression: quoted(source.name), type: source.type, ...title });
    return definition;
  }

  /** An aggregate's column must not be taken for a field of the table. */
  private nameFor(wished: string): string {
    const taken = new Set(this.table.fields.map((field) => field.name));
    let name = wished;
    while (taken.has(name)) name += '_';
    return name;
  }
}

function isAggregate(value: unknown): value is Aggregate {
  return typeof value === 'string' && value in SQL_OF;
}

/** What makes of the aggregates of groups that of all of them together; of means nothing does. */
const TOTAL_OF: Readonly<Partial<Record<Aggregate, string>>> = { count: 'sum', sum: 'sum', min: 'min', max: 'max' };

/**
 * `"sort": "-y"` aggregates over the raw rows of all groups together: with several groups that is another number than
 * those in the result, and has to be said as what it is made of. `null` when it cannot be.
 */
function sortedByTotals(encoding: Readonly<Record<string, Json>>, plan: Plan): JsonObject | null {
  const sorted: Record<string, Json> = {};
  for (const [channel, definition] of Object.entries(encoding)) {
    const sort = isObject(definition) ? definition.sort : undefined;
    sorted[channel] = definition;
    if (typeof sort !== 'string' || sort === 'ascending' || sort === 'descending') continue;
    const by = encoding[sort.replace('-', '')];
    const field = isObject(by) ? by.field : undefined;
    const op = TOTAL_OF[plan.aggregateOf(field) ?? 'mean'];
    if (field === undefined || op === undefined) return null;
    sorted[channel] = { ...(definition as JsonObject), sort: { op, field, order: sort.startsWith('-') ? 'descending' : 'ascending' } };
  }
  return sorted;
}
