import { nameKey } from '../names';
import { NotMine, type Reason } from './not-mine';
import type { BinaryOperator, Expression } from './syntax';
import type { TokenReader } from './token-reader';

/** How tightly an operator binds (https://sqlite.org/lang_expr.html, section 2); all of them group to the left. */
const LEVEL = { or: 1, and: 2, not: 3, equality: 4, comparison: 5, bits: 6, sum: 7, product: 8, joined: 9, unary: 10 } as const;

const SIGNS: Readonly<Record<string, readonly [level: number, operator: BinaryOperator]>> = {
  or: [LEVEL.or, 'or'],
  and: [LEVEL.and, 'and'],
  '=': [LEVEL.equality, '='],
  '==': [LEVEL.equality, '='],
  '<>': [LEVEL.equality, '<>'],
  '!=': [LEVEL.equality, '<>'],
  '<': [LEVEL.comparison, '<'],
  '<=': [LEVEL.comparison, '<='],
  '>': [LEVEL.comparison, '>'],
  '>=': [LEVEL.comparison, '>='],
  '&': [LEVEL.bits, '&'],
  '|': [LEVEL.bits, '|'],
  '<<': [LEVEL.bits, '<<'],
  '>>': [LEVEL.bits, '>>'],
  '+': [LEVEL.sum, '+'],
  '-': [LEVEL.sum, '-'],
  '*': [LEVEL.product, '*'],
  '/': [LEVEL.product, '/'],
  '%': [LEVEL.product, '%'],
  '||': [LEVEL.joined, '||'],
};

/** Operators of one level with `=` that are words. */
const WORDS = ['is', 'isnull', 'notnull', 'like', 'glob', 'regexp', 'match', 'between', 'in'];

/** Words that are functions where a parenthesis follows. */
const FUNCTION_WORDS = new Set(['replace', 'like', 'glob', 'if']);

const CLOCK = new Set(['current_date', 'current_time', 'current_timestamp']);

/** SQLite itself goes no deeper than a thousand, and passes no more; a statement of people's not beyond a dozen. */
const DEEPEST = 100;
const MOST_OPERATIONS = 900;
const MOST_ARGUMENTS = 100;

/** Reads expressions by precedence climbing. What the kernel cannot know is `foreign`, so that the rest of the statement can be read. */
export class ExpressionParser {
  private depth = 0;
  private operations = 0;

  constructor(private readonly tokens: TokenReader) {}

  expression(): Expression {
    if (this.depth === 0) this.operations = 0;
    return this.climb(LEVEL.or);
  }

  private climb(least: number): Expression {
    if (++this.depth > DEEPEST) throw new NotMine('deep');
    let left = this.prefixed();
    for (let more = this.operation(left, least); more !== null; more = this.operation(left, least)) {
      if (++this.operations > MOST_OPERATIONS) throw new NotMine('deep');
      left = more;
    }
    this.depth--;
    return left;
  }

  /** `left` with the operator behind it, if that binds at least so tightly. */
  private operation(left: Expression, least: number): Expression | null {
    const { tokens } = this;
    if (tokens.isNext('collate')) return this.foreignOperator('collation');
    if (tokens.isNext('->') || tokens.isNext('->>')) return this.foreignOperator('json');
    const negated = tokens.isNext('not');
    if (LEVEL.equality >= least && WORDS.some((word) => tokens.isNext(word, negated ? 1 : 0))) return this.wordOperation(left, tokens.takes('not'));
    if (LEVEL.equality >= least && tokens.takes('not', 'null')) return isNull(left, true);
    const [level, operator] = SIGNS[nameKey(tokens.token?.text ?? '')] ?? [];
    if (level === undefined || operator === undefined || level < least || !tokens.takes(tokens.token?.text.toLowerCase() ?? '')) return null;
    return { kind: 'binary', operator, left, right: this.climb(level + 1) };
  }

  private foreignOperator(reason: Reason): Expression {
    this.tokens.takes(this.tokens.token?.text.toLowerCase() ?? '');
    if (reason === 'collation') this.tokens.name();
    else this.climb(LEVEL.unary);
    return { kind: 'foreign', reason };
  }

  private wordOperation(of: Expression, negated: boolean): Expression {
    const { tokens } = this;
    if (tokens.takes('between')) {
      const least = this.climb(LEVEL.comparison);
      tokens.expect('and');
      return { kind: 'between', negated, of, least, most: this.climb(LEVEL.comparison) };
    }
    if (tokens.takes('in')) return this.list(of, negated);
    if (tokens.takes('like')) return this.pattern('like', of, negated);
    if (tokens.takes('glob')) return this.pattern('glob', of, negated);
    if (tokens.takes('regexp') || tokens.takes('match')) {
      this.climb(LEVEL.comparison);
      return { kind: 'foreign', reason: 'match' };
    }
    if (negated) throw new NotMine('syntax');
    if (tokens.takes('isnull')) return isNull(of, false);
    if (tokens.takes('notnull')) return isNull(of, true);
    tokens.expect('is');
    const not = tokens.takes('not');
    const distinct = tokens.takes('distinct', 'from');
    return { kind: 'binary', operator: not === distinct ? 'is' : 'isNot', left: of, right: this.climb(LEVEL.comparison) };
  }

  private list(of: Expression, negated: boolean): Expression {
    const { tokens } = this;
    if (!tokens.takes('(')) return this.foreignTable();
    if (this.isSelect()) return this.skipped('subquery');
    const list = tokens.isNext(')') ? [] : tokens.list(() => this.expression());
    tokens.expect(')');
    return { kind: 'in', negated, of, list };
  }

  /** `x IN table`. */
  private foreignTable(): Expression {
    this.tokens.name();
    if (this.tokens.takes('.')) this.tokens.name();
    return this.tokens.takes('(') ? this.skipped('subquery') : { kind: 'foreign', reason: 'subquery' };
  }

  private pattern(operator: 'like' | 'glob', of: Expression, negated: boolean): Expression {
    const pattern = this.climb(LEVEL.comparison);
    const escape = this.tokens.takes('escape') ? this.climb(LEVEL.comparison) : null;
    return { kind: 'like', operator, negated, of, pattern, escape };
  }

  private prefixed(): Expression {
    const { tokens } = this;
    if (tokens.takes('not')) return { kind: 'unary', operator: 'not', of: this.climb(LEVEL.equality) };
    for (const operator of ['-', '+', '~'] as const) if (tokens.takes(operator)) return { kind: 'unary', operator, of: this.climb(LEVEL.unary) };
    if (tokens.takes('(')) return this.parenthesised();
    if (tokens.takes('case')) return this.cases();
    if (tokens.takes('cast', '(')) return this.cast();
    if (tokens.takes('exists', '(')) return this.skipped('subquery');
    return this.literal() ?? this.named();
  }

  private parenthesised(): Expression {
    if (this.isSelect()) return this.skipped('subquery');
    const inner = this.tokens.list(() => this.expression());
    this.tokens.expect(')');
    return inner.length === 1 ? (inner[0] as Expression) : { kind: 'foreign', reason: 'rowValue' };
  }

  private isSelect(): boolean {
    return ['select', 'with', 'values'].some((word) => this.tokens.isNext(word));
  }

  /** What stands in a parenthesis that was opened. */
  private skipped(reason: Reason): Expression {
    this.tokens.skipToClose();
    return { kind: 'foreign', reason };
  }

  private cases(): Expression {
    const { tokens } = this;
    const of = tokens.isNext('when') ? null : this.expression();
    const branches: { when: Expression; then: Expression }[] = [];
    while (tokens.takes('when')) {
      const when = this.expression();
      tokens.expect('then');
      branches.push({ when, then: this.expression() });
    }
    if (branches.length === 0) throw new NotMine('syntax');
    const otherwise = tokens.takes('else') ? this.expression() : null;
    tokens.expect('end');
    return { kind: 'case', of, branches, otherwise };
  }

  private cast(): Expression {
    const { tokens } = this;
    const of = this.expression();
    tokens.expect('as');
    let type = '';
    for (let word = tokens.takeKind('name'); word !== undefined; word = tokens.takeKind('name')) type += ` ${word}`;
    if (tokens.takes('(')) tokens.skipToClose();
    tokens.expect(')');
    return { kind: 'cast', of, type };
  }

  private literal(): Expression | null {
    const { tokens } = this;
    const text = tokens.takeKind('text');
    if (text !== undefined) return { kind: 'text', text: text.slice(1, -1).replaceAll("''", "'") };
    const number = tokens.takeKind('number');
    if (number !== undefined) return { kind: 'number', text: number };
    const parameter = tokens.takeKind('parameter');
    if (parameter !== undefined) return { kind: 'parameter', name: parameter };
    if (tokens.takeKind('blob') !== undefined) return { kind: 'foreign', reason: 'literal' };
    return tokens.takes('null') ? { kind: 'null' } : null;
  }

  private named(): Expression {
    const { tokens } = this;
    const { token } = tokens;
    const word = token?.kind === 'name' ? nameKey(token.text) : '';
    if (CLOCK.has(word)) return tokens.takes(word) ? { kind: 'foreign', reason: 'clock' } : { kind: 'null' };
    if ((tokens.isName || FUNCTION_WORDS.has(word)) && tokens.isNext('(', 1)) return this.call();
    const quoted = token?.kind === 'quotedName';
    const parts = [tokens.name()];
    while (parts.length < 3 && tokens.takes('.')) parts.push(tokens.name());
    const [name, table = null, database = null] = parts.reverse();
    return { kind: 'name', database, table, name: name as string, quoted };
  }

  private call(): Expression {
    const { tokens } = this;
    const name = FUNCTION_WORDS.has(nameKey(tokens.token?.text ?? '')) ? (tokens.takeKind('name') as string) : tokens.name();
    tokens.expect('(');
    const star = tokens.takes('*');
    const distinct = !star && tokens.takes('distinct');
    const passed = star || tokens.isNext(')') ? [] : tokens.list(() => this.expression());
    if (passed.length > MOST_ARGUMENTS) throw new NotMine('long');
    let foreign: Reason | null = null;
    if (tokens.takes('order', 'by')) {
      tokens.skipToClose();
      foreign = 'aggregateOrder';
    } else tokens.expect(')');
    const filter = this.filter();
    if (tokens.takes('over')) {
      foreign = 'window';
      if (tokens.takes('(')) tokens.skipToClose();
      else tokens.name();
    }
    return foreign === null ? { kind: 'call', name: nameKey(name), arguments: passed, star, distinct, filter } : { kind: 'foreign', reason: foreign };
  }

  private filter(): Expression | null {
    const { tokens } = this;
    if (!tokens.takes('filter', '(')) return null;
    tokens.expect('where');
    const filter = this.expression();
    tokens.expect(')');
    return filter;
  }
}

function isNull(of: Expression, negated: boolean): Expression {
  return { kind: 'binary', operator: negated ? 'isNot' : 'is', left: of, right: { kind: 'null' } };
}
