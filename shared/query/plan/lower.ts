import type { Bindings } from '../guard/parameters';
import { foldedInteger } from './expressions';
import { isAggregate, scalarCall } from './functions';
import { NotMine } from './not-mine';
import type { Place } from './place';
import type { CallSyntax, Expression, NameSyntax } from './syntax';
import { boundValue, called, compared, literal, NUMBER, TEXT, type Typed, withAffinity, writtenNumber } from './typed';

/** What the parts of an expression mean where it stands. */
export interface Meaning {
  readonly values: Bindings;
  /** @throws NotMine for a name that leads nowhere */
  name(name: NameSyntax): Typed;
  place(place: Place): Typed;
  /** @throws NotMine where nothing is put together */
  aggregate(call: CallSyntax): Typed;
  /** An expression that was worked out before, such as the key of a group. */
  known?(expression: Expression): Typed | null;
}

type Of<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

const COMPARISONS = new Set(['=', '<>', '<', '<=', '>', '>=', 'is', 'isNot']);
/** SQLite refuses patterns of more than 50,000 bytes. */
const LONGEST_PATTERN = 10_000;
const UNKNOWN_SHIFTS = new Set(['<<', '>>']);
const TRUTHS: ReadonlyMap<string, number> = new Map([['true', 1], ['false', 0]]);

/** An expression in the kernel's terms. @throws NotMine where the kernel has none */
export function lowered(expression: Expression, meaning: Meaning): Typed {
  const known = meaning.known?.(expression);
  if (known) return known;
  // What is dropped would not be complained of, and an aggregate in it puts nothing together.
  if ((expression.kind === 'binary' || expression.kind === 'in') && foldedInteger(expression) !== null) throw new NotMine('literal');
  const inner = (part: Expression): Typed => lowered(part, meaning);
  switch (expression.kind) {
    case 'null':
      return literal(null);
    case 'text':
      return literal(expression.text);
    case 'number':
      return writtenNumber(expression.text);
    case 'parameter':
      return boundValue(meaning.values.get(expression.name) ?? null);
    case 'name':
      return meaning.name(expression);
    case 'place':
      return meaning.place(expression.place);
    case 'unary':
      return unary(expression, inner);
    case 'binary':
      return binary(expression, inner);
    case 'between':
      return negatedIf(expression.negated, between(expression, inner));
    case 'in':
      return negatedIf(expression.negated, among(expression, inner));
    case 'like':
      return negatedIf(expression.negated, like(expression, inner));
    case 'case':
      return cases(expression, inner);
    case 'cast':
      return cast(expression, inner);
    case 'call':
      return isAggregate(expression) ? meaning.aggregate(expression) : scalarCall(expression, expression.arguments.map(inner));
    case 'foreign':
      throw new NotMine(expression.reason);
  }
}

type Inner = (part: Expression) => Typed;

/** What is true, false or unknown: 1, 0 or NULL. */
const truth = (operation: string, passed: readonly Typed[]): Typed => called(operation, passed, NUMBER, true);

const negatedIf = (negated: boolean, of: Typed): Typed => (negated ? truth('not', [of]) : of);

function unary({ operator, of }: Of<'unary'>, inner: Inner): Typed {
  const operand = inner(of);
  switch (operator) {
    case 'not':
      return truth('not', [operand]);
    case '+':
      return { ...operand, affinity: 'none' };
    case '~':
      return called('~', [operand], NUMBER);
    case '-':
      return of.kind === 'number' ? negative(operand) : called('negate', [operand], NUMBER);
  }
}

function negative({ expression }: Typed): Typed {
  const { value, real } = expression as Extract<Typed['expression'], { kind: 'literal' }>;
  if (typeof value === 'bigint') return literal(-value);
  return literal(real ? -(value as number) : 0 - (value as number), real);
}

function binary({ operator, left, right }: Of<'binary'>, inner: Inner): Typed {
  if (operator === 'and' || operator === 'or') return truth(operator, [inner(left), inner(right)]);
  if (operator === 'is' || operator === 'isNot') {
    const isTrue = right.kind === 'name' && right.table === null && !right.quoted ? TRUTHS.get(right.name.toLowerCase()) : undefined;
    // `x IS TRUE` is a test of its own, unless a column is called so, which nobody should.
    if (isTrue !== undefined) return negatedIf(operator === 'isNot', truth(isTrue === 1 ? 'isTrue' : 'isFalse', [inner(left)]));
  }
  if (COMPARISONS.has(operator)) return truth(operator, compared(inner(left), inner(right)));
  if (UNKNOWN_SHIFTS.has(operator)) throw new NotMine('function');
  return called(operator, [inner(left), inner(right)], operator === '||' ? TEXT : NUMBER);
}

function between({ of, least, most }: Of<'between'>, inner: Inner): Typed {
  const operand = inner(of);
  return truth('and', [truth('>=', compared(operand, inner(least))), truth('<=', compared(operand, inner(most)))]);
}

/** The values of a list have no affinity of their own (datatype3.html, section 4.2). */
function among({ of, list }: Of<'in'>, inner: Inner): Typed {
  const operand = inner(of);
  const affinity = operand.affinity === 'numeric' || operand.affinity === 'text' ? operand.affinity : 'none';
  return truth('in', [operand, ...list.map((item) => withAffinity(inner(item), affinity))]);
}

function like({ operator, of, pattern, escape }: Of<'like'>, inner: Inner): Typed {
  if (operator === 'glob' && escape) throw new NotMine('function');
  const wanted = inner(pattern);
  if (wanted.expression.kind === 'literal' && String(wanted.expression.value).length > LONGEST_PATTERN) throw new NotMine('long');
  return truth(operator, [inner(of), wanted, ...(escape ? [inner(escape)] : [])]);
}

function cases({ of, branches, otherwise }: Of<'case'>, inner: Inner): Typed {
  const operand = of && inner(of);
  const values = branches.map(({ then }) => inner(then));
  const last = otherwise ? inner(otherwise) : literal(null);
  const conditions = branches.map(({ when }) => (operand ? truth('=', compared(operand, inner(when))) : inner(when)));
  const all = [...values, last];
  const known = { text: all.some(({ text }) => text), number: all.some(({ number }) => number) };
  return called('case', [...conditions.flatMap((condition, nth) => [condition, values[nth] as Typed]), last], known, all.every(({ small }) => small));
}

/** The affinity of a type's name (datatype3.html, section 3.1) is what it is cast to. */
function cast({ of, type }: Of<'cast'>, inner: Inner): Typed {
  const operand = inner(of);
  if (/INT/i.test(type)) return { ...called('cast:integer', [operand], NUMBER), affinity: 'numeric' };
  if (/CHAR|CLOB|TEXT/i.test(type)) return { ...called('cast:text', [operand], TEXT), affinity: 'text' };
  if (/REAL|FLOA|DOUB/i.test(type) && !/BLOB/i.test(type)) return { ...called('cast:real', [operand], NUMBER), affinity: 'numeric' };
  throw new NotMine('affinity');
}
