import type { Reason } from './not-mine';
import type { Expression, SelectSyntax } from './syntax';

/** What an expression is made of, one step down. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'unary':
    case 'cast':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'between':
      return [expression.of, expression.least, expression.most];
    case 'in':
      return [expression.of, ...expression.list];
    case 'like':
      return [expression.of, expression.pattern, ...(expression.escape ? [expression.escape] : [])];
    case 'case':
      return [...(expression.of ? [expression.of] : []), ...expression.branches.flatMap(({ when, then }) => [when, then]), ...(expression.otherwise ? [expression.otherwise] : [])];
    case 'call':
      return [...expression.arguments, ...(expression.filter ? [expression.filter] : [])];
    default:
      return [];
  }
}

export function contains(expression: Expression, is: (part: Expression) => boolean): boolean {
  return is(expression) || partsOf(expression).some((part) => contains(part, is));
}

/**
 * The integer that SQLite's parser makes of an expression, and drops the expression for, whatever it holds (parse.y); `null` for none:
 * a number, `1 IS NULL`, `x AND 0`, `x IN ()`.
 */
export function foldedInteger(expression: Expression): number | null {
  switch (expression.kind) {
    case 'number':
      return /^\d+$/.test(expression.text) ? Number(expression.text) : null;
    case 'in':
      return expression.list.length === 0 ? Number(expression.negated) : null;
    case 'unary': {
      const inner = expression.operator === '+' || expression.operator === '-' ? foldedInteger(expression.of) : null;
      return inner === null || expression.operator === '+' ? inner : -inner;
    }
    case 'binary': {
      const { operator, left, right } = expression;
      if (operator === 'and') return [left, right].some((side) => side.kind !== 'unary' && foldedInteger(side) === 0) ? 0 : null;
      return right.kind === 'null' && (operator === 'is' || operator === 'isNot') && isValue(left) ? Number(operator === 'isNot') : null;
    }
    default:
      return null;
  }
}

/** Whether it is written out and not NULL. */
function isValue(expression: Expression): boolean {
  return expression.kind === 'number' || expression.kind === 'text' || (expression.kind === 'unary' && (expression.operator === '+' || expression.operator === '-') && isValue(expression.of));
}

/** The conditions that AND puts together. */
export function conjuncts(expression: Expression | null): readonly Expression[] {
  if (expression === null) return [];
  return expression.kind === 'binary' && expression.operator === 'and' ? [...conjuncts(expression.left), ...conjuncts(expression.right)] : [expression];
}

/** Why nothing can be made of a SELECT, whatever its names lead to; `null` where something might. */
export function firstForeign(select: SelectSyntax): Reason | null {
  const { results, from, where, groupBy, having, orderBy, tables } = select;
  const expressions = [...results.flatMap((result) => (result.kind === 'star' ? [] : [result.expression])), ...from.map(({ join }) => join?.on), where, ...groupBy, having, ...orderBy.map(({ term }) => term)];
  const inner = [...tables.map((table) => table.select), ...from.flatMap(({ of }) => (of.kind === 'select' ? [of.select] : []))];
  return firstOf(expressions, (expression) => (expression ? foreignIn(expression) : null)) ?? firstOf(inner, firstForeign) ?? (from.length === 0 ? 'noTable' : null);
}

function foreignIn(expression: Expression): Reason | null {
  return expression.kind === 'foreign' ? expression.reason : firstOf(partsOf(expression), foreignIn);
}

function firstOf<V>(values: readonly V[], reasonOf: (value: V) => Reason | null): Reason | null {
  for (const value of values) {
    const reason = reasonOf(value);
    if (reason !== null) return reason;
  }
  return null;
}
