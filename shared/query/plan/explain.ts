import type { KernelAggregate, KernelExpression, KernelOrdering } from '#shared/table';
import type { PlanStep } from '../contract';
import { quoteText, writtenName } from '../names';
import type { Candidate, InputPlan, Plan, SelectPlan, SourcePlan } from './plan';
import type { Place } from './place';

/** What stands for a subquery that has no name. */
export const NAMELESS = '(...)';

type Step = Omit<PlanStep, 'depth'>;

/** The steps by which the kernel answers, in their order; those of a subquery lie one deeper. */
export function explainPlan({ select }: Plan<Candidate>): PlanStep[] {
  return stepsOf(select, 0);
}

function stepsOf({ input, query, results }: SelectPlan<Candidate>, depth: number): PlanStep[] {
  const columns = input.columns.map((place) => columnName(place, input));
  const rowsOf = (expression: KernelExpression): string => written(expression, columns);
  const { grouping } = query;
  const grouped = grouping ? [...grouping.keys.map(rowsOf), ...grouping.aggregates.map((aggregate) => writtenAggregate(aggregate, rowsOf))] : columns;
  const of = (expression: KernelExpression): string => written(expression, grouped);
  const steps: Step[] = [
    ...input.lookUps.map((step): Step => ({ key: step.optional ? 'kernelLookUpOptional' : 'kernelLookUp', params: { table: sourceName(input.sources[step.source]), by: `${columnName({ source: step.source, position: step.own }, input)} = ${columnName(step.key, input)}` } })),
    ...told('kernelFilter', query.where, rowsOf),
    ...(grouping ? groupSteps(grouping.keys.map(rowsOf), grouped.slice(grouping.keys.length)) : []),
    ...told('kernelHaving', query.having, of),
    ...(query.distinct ? [{ key: 'kernelDistinct', params: {} }] : []),
    ...orderSteps(query.order, query.limit, query.offset, of),
    { key: 'kernelShow', params: { columns: results.map(({ name }) => name).join(', ') } },
  ];
  return [...sourceSteps(input, depth), ...steps.map((step) => ({ depth, ...step }))];
}

function sourceSteps({ sources, first }: InputPlan<Candidate>, depth: number): PlanStep[] {
  const inner = sources.flatMap((source) => (source.kind === 'select' ? [{ depth, key: 'kernelInner', params: { table: sourceName(source) } }, ...stepsOf(source.select, depth + 1)] : []));
  return [...inner, { depth, key: 'kernelScan', params: { table: sourceName(sources[first]) } }];
}

function told(key: string, condition: KernelExpression | null, textOf: (expression: KernelExpression) => string): Step[] {
  return condition ? [{ key, params: { condition: textOf(condition) } }] : [];
}

function groupSteps(keys: readonly string[], aggregates: readonly string[]): Step[] {
  const group: Step = keys.length === 0 ? { key: 'kernelTotal', params: {} } : { key: 'kernelGroup', params: { by: keys.join(', ') } };
  return aggregates.length === 0 ? [group] : [group, { key: 'kernelCompute', params: { what: aggregates.join(', ') } }];
}

function orderSteps(order: readonly KernelOrdering[], limit: number, offset: number, textOf: (expression: KernelExpression) => string): Step[] {
  const by = order.map((term) => `${textOf(term.by)}${term.descending ? ' DESC' : ''}${term.nullsFirst === term.descending ? ` NULLS ${term.nullsFirst ? 'FIRST' : 'LAST'}` : ''}`).join(', ');
  const skipped: Step[] = offset > 0 ? [{ key: 'kernelSkip', params: { rows: offset } }] : [];
  if (limit === Infinity) return order.length === 0 ? skipped : [{ key: 'kernelOrder', params: { by } }, ...skipped];
  return [...(order.length === 0 ? [{ key: 'kernelFirst', params: { rows: limit + offset } }] : [{ key: 'kernelTop', params: { rows: limit + offset, by } }]), ...skipped];
}

function sourceName(source: SourcePlan<Candidate> | undefined): string {
  if (source?.kind === 'table') return writtenName(source.table.description.name);
  return source === undefined || source.name === null ? NAMELESS : writtenName(source.name);
}

function columnName({ source, position }: Place, { sources }: InputPlan<Candidate>): string {
  const of = sources[source];
  const name = (of?.kind === 'table' ? of.table.description.fields[position]?.name : of?.select.results[position]?.name) ?? '';
  return sources.length > 1 ? `${sourceName(of)}.${writtenName(name)}` : writtenName(name);
}

function writtenAggregate({ name, arguments: given, distinct, filter }: KernelAggregate, textOf: (expression: KernelExpression) => string): string {
  const passed = name === 'count' && given.length === 0 ? '*' : given.map(textOf).join(', ');
  return `${name}(${distinct ? 'DISTINCT ' : ''}${passed})${filter ? ` FILTER (WHERE ${textOf(filter)})` : ''}`;
}

const INFIX: ReadonlyMap<string, string> = new Map(
  ['+', '-', '*', '/', '%', '&', '|', '||', '=', '<>', '<', '<=', '>', '>='].map((sign): [string, string] => [sign, sign]).concat([['and', 'AND'], ['or', 'OR'], ['is', 'IS'], ['isNot', 'IS NOT'], ['like', 'LIKE'], ['glob', 'GLOB']]),
);

/** An expression as SQL says it. @param columns what its columns are called */
function written(expression: KernelExpression, columns: readonly string[]): string {
  if (expression.kind === 'column') return columns[expression.column] ?? '';
  if (expression.kind === 'literal') return writtenLiteral(expression.value);
  const { operation } = expression;
  const passed = expression.arguments.map((argument) => written(argument, columns));
  const infix = INFIX.get(operation);
  if (infix !== undefined && passed.length >= 2) return `(${passed[0]} ${infix} ${passed[1]}${passed[2] === undefined ? '' : ` ESCAPE ${passed[2]}`})`;
  switch (operation) {
    case 'not':
      return `NOT ${passed[0]}`;
    case 'negate':
      return `-${passed[0]}`;
    case '~':
      return `~${passed[0]}`;
    case 'isTrue':
    case 'isFalse':
      return `(${passed[0]} IS ${operation.slice(2).toUpperCase()})`;
    case 'in':
      return `${passed[0]} IN (${passed.slice(1).join(', ')})`;
    case 'case':
      return `CASE ${passed.map((part, nth) => (nth % 2 === 1 ? `THEN ${part}` : nth === passed.length - 1 ? `ELSE ${part}` : `WHEN ${part}`)).join(' ')} END`;
    default:
      return operation.startsWith('cast:') ? `CAST(${passed[0]} AS ${operation.slice(5).toUpperCase()})` : `${operation}(${passed.join(', ')})`;
  }
}

function writtenLiteral(value: unknown): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? quoteText(value) : String(value);
}
