import { STATISTICS } from '#shared/statistics';
import { AGGREGATES, type Operation, OPERATIONS } from '#shared/table';
import { FUNCTIONS } from '../functions';
import { NotMine } from './not-mine';
import type { CallSyntax, Expression } from './syntax';
import { called, NUMBER, TEXT, type Typed } from './typed';

/** What the kernel calls operators; in SQL they are no functions, or ones that take their arguments the other way round. */
const OPERATORS = new Set(['and', 'or', 'not', 'is', 'in', 'like', 'glob', 'case', 'negate', 'between']);

/** Molo's own. */
const ADDED: ReadonlyMap<string, Pick<Operation, 'least' | 'most'>> = new Map(FUNCTIONS.map(({ name, arity, least = arity }) => [name, { least, most: arity }]));

/** Functions whose values are text, and those whose values are numbers; of the others nothing is known. */
const TEXTS = new Set('lower upper substr substring trim ltrim rtrim replace typeof date strftime fold'.split(' '));
const NUMBERS = new Set('length instr abs round sign ceil ceiling floor trunc'.split(' '));
/** Functions that hand on one of their arguments, from the one told. */
const CHOICES: ReadonlyMap<string, number> = new Map([['coalesce', 0], ['ifnull', 0], ['nullif', 0], ['min', 0], ['max', 0], ['iif', 1]]);

/** Aggregates that SQLite takes with so many arguments. */
const OWN: ReadonlyMap<string, number> = new Map([['count', 1], ['sum', 1], ['total', 1], ['avg', 1], ['min', 1], ['max', 1]]);

/** SQLite's, which the kernel does not work out. */
const LEFT = new Set(['group_concat', 'string_agg', 'json_group_array', 'json_group_object']);

/** Whether the call puts rows together; `min` and `max` of several values do not. @throws NotMine where the kernel does not know how */
export function isAggregate(expression: Expression): boolean {
  if (expression.kind !== 'call') return false;
  if (LEFT.has(expression.name)) throw new NotMine('aggregate');
  if (!AGGREGATES.has(expression.name)) return false;
  return !['min', 'max'].includes(expression.name) || expression.arguments.length === 1;
}

/** A function of single values. */
export function scalarCall({ name, star, distinct, filter }: CallSyntax, passed: readonly Typed[]): Typed {
  const operation = ADDED.get(name) ?? (OPERATORS.has(name) || !/^[a-z_][a-z\d_]*$/.test(name) ? undefined : OPERATIONS.get(name));
  if (operation === undefined || star || distinct || filter !== null) throw new NotMine('function');
  if (passed.length < operation.least || passed.length > operation.most) throw new NotMine('function');
  const handedOn = passed.slice(CHOICES.get(name) ?? passed.length);
  if (handedOn.length > 0) return called(name, passed, { text: handedOn.some(({ text }) => text), number: handedOn.some(({ number }) => number) });
  return called(name, passed, TEXTS.has(name) ? TEXT : NUMBERS.has(name) ? NUMBER : { text: true, number: true });
}

/** What is known of an aggregate's values, its arguments being `passed`. @throws NotMine for a call that SQLite would not take */
export function aggregateResult({ name, star, distinct }: CallSyntax, passed: readonly Typed[]): Pick<Typed, 'text' | 'number'> {
  const statistic = STATISTICS.find((own) => own.name === name);
  const { length } = passed;
  if (statistic === undefined) {
    const isRows = name === 'count' && length === 0 && !distinct;
    if (!isRows && (star || length !== OWN.get(name))) throw new NotMine('aggregate');
    return (name === 'min' || name === 'max') && passed[0] ? { text: passed[0].text, number: passed[0].number } : NUMBER;
  }
  const needed = statistic.series.length + statistic.parameters.filter(({ otherwise }) => otherwise === undefined).length;
  if (star || length < needed || length > statistic.series.length + statistic.parameters.length || (distinct && length !== 1)) throw new NotMine('aggregate');
  return NUMBER;
}
