/** What goes wrong in the kernel or in its planner, one thing at a time. */
export interface Fault {
  readonly file: string;
  /** A piece of the file that is there once, and what stands in its place. */
  readonly piece: string;
  readonly planted: string;
}

const kernel = (file: string, piece: string, planted: string): Fault => ({ file: `shared/table/kernel/${file}.ts`, piece, planted });
const plan = (file: string, piece: string, planted: string): Fault => ({ file: `shared/query/plan/${file}.ts`, piece, planted });

/** What is no fault: a hunt has to hold without one. */
export const NONE = kernel('order', 'inPlace', 'inPlace');

export const FAULTS: readonly Fault[] = [
  kernel('order', 'return one.length - other.length', 'return 0'),
  kernel('value', "return typeof value === 'string' ? 2 : 1;", "return typeof value === 'string' ? 1 : 2;"),
  kernel('value', ' && !Object.is(value, -0)', ''),
  kernel('places', 'if (!places.exact) throw new Uncertain();', ''),
  kernel('identify', 'Object.is(values[row], -0)', 'false'),
  kernel('group', '(numbers[row] as number) * size + (codes[row] as number)', '(numbers[row] as number) + (codes[row] as number)'),
  kernel('group', 'descending ? of.map((place) => size - 1 - place) : of', 'of'),
  kernel('arrange', 'const ofNull = nullsFirst ? 0 : last + 1;', 'const ofNull = 0;'),
  kernel('arrange', 'nullsFirst ? [0, 1] : [1, 0]', '[0, 1]'),
  kernel('arrange', 'Math.min(input.rows, offset + limit)', 'Math.min(input.rows, limit)'),
  kernel('sort', 'return one - other;', 'return other - one;'),
  kernel('look-up', 'if (found.has(key)) return null;', ''),
  kernel('look-up', 'row === undefined ? 0 : 1', '1'),
  kernel('column-of', 'codeOf.get(value) ?? ', ''),
  kernel('aggregates/extremes', 'sign < 0 ? value < before : value > before', 'sign < 0 ? value > before : value < before'),
  kernel('aggregates/extremes', 'place !== 0 && (before', '(before'),
  kernel('aggregates/index', '[take(first, rows)]', 'vectors'),
  kernel('aggregates/index', 'nth === 0 && filter !== null ? where(filter, argument) : argument', 'argument'),
  kernel('aggregates/statistics', 'Number.isNaN(other[row]) ? NaN : value', 'value'),
  kernel('aggregates/stepped-sum', 'Math.abs(before) > Math.abs(value) ? before - after + value : value - after + before', '0'),
  kernel('aggregates/stepped-sum', 'Number.isFinite(error) ? total + error : total', 'total + error'),
  kernel('aggregates/stepped-sum', 'if (this.whole < -MOST || this.whole >= MOST) throw new Uncertain();', ''),
  kernel('aggregates/sums', 'if (counts[slot] === 0) values[slot] = NaN;', ''),
  kernel('operations/arithmetic', '(dividend - (dividend % divisor)) / divisor + 0', 'dividend / divisor'),
  kernel('operations/arithmetic', 'areExact(values)', 'true'),
  kernel('operations/arithmetic', 'integer >= -MOST && integer < MOST', 'true'),
  kernel('operations/comparison', 'const missing = keys.has(null) ? 2 : 0;', 'const missing = 0;'),
  kernel('operations/logic', 'if (left === true || right === true) return 1;', 'if (left === true && right === true) return 1;'),
  kernel('operations/logic', 'compareValues(one, other) === 0 ? null : one', 'one'),
  kernel('operations/conversions', "text.includes('.') ? text : `${text}.0`", 'text'),
  kernel('operations/number', 'known + (known < 0 ? -0.5 : 0.5)', 'known + 0.5'),
  kernel('operations/pattern', "character >= 'A' && character <= 'Z' ? character.toLowerCase() : character", 'character.toLowerCase()'),
  kernel('operations/pattern', 'piece = afterAny;', 'return false;'),
  kernel('operations/pattern', 'at = ++resume;', 'at++;'),
  plan('typed', "if (opposite === 'numeric' && affinity !== 'numeric') return 'numeric';", ''),
  plan('typed', "return opposite === 'text' && affinity === 'none' ? 'text' : 'none';", "return 'none';"),
  plan('select', 'order.length === syntax.groupBy.length && ', ''),
  plan('select', 'ordinal === null ? this.aliased(term)', 'ordinal === null ? -1'),
  plan('select', "throw new NotMine('joinOrder')", 'void 0'),
  plan('parse-expression', "'||': [LEVEL.joined, '||']", "'||': [LEVEL.sum, '||']"),
  plan('parse-expression', 'right: this.climb(level + 1)', 'right: this.climb(level)'),
  plan('parse', 'nullsFirst: !descending }', 'nullsFirst: true }'),
  plan('lower', 'negatedIf(expression.negated, among(expression, inner))', 'among(expression, inner)'),
  plan('lower', "truth('>=', compared(operand, inner(least)))", "truth('>', compared(operand, inner(least)))"),
  plan('lower', "return { ...operand, affinity: 'none' };", 'return operand;'),
  plan('input', 'if (!step.optional) matched.push(match);', 'matched.push(match);'),
  plan('input', "=== 'REAL' }", "=== '' }"),
  plan('answer', 'truncated: shown.rows < answer.rows', 'truncated: false'),
];
