import type { AggregateName, Cell, Comparison } from '#shared/table';
import type { ReadingStatement } from '../guard/statement';
import { nameKey } from '../names';
import { bindsAsText } from '../sqlite/statement';
import type { ColumnName, ConditionSyntax, Expression, Literal, OrderSyntax, ResultSyntax, SelectSyntax, Term } from './syntax';
import { NotMine, TokenReader } from './token-reader';

const AGGREGATES: ReadonlySet<string> = new Set<AggregateName>(['count', 'sum', 'total', 'avg', 'min', 'max']);

const COMPARISONS: Readonly<Record<string, Comparison>> = { '=': '=', '==': '=', '<>': '<>', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

/** Decimals of so few digits are the same double whoever reads them. */
const PLAIN_DECIMAL = /^(?=.{1,16}$)\d+\.\d+$/;
const PLAIN_INTEGER = /^\d{1,15}$/;
const HALF_PAIR = /\p{Surrogate}/u;

/** Reads the SELECTs that the kernel knows; `null` for every other statement. @param values of its parameters, by name with prefix */
export function parseSelect(statement: ReadingStatement, values: ReadonlyMap<string, Cell>): SelectSyntax | null {
  try {
    return new Parser(new TokenReader(statement), values).select();
  } catch (error) {
    if (error instanceof NotMine) return null;
    throw error;
  }
}

class Parser {
  constructor(
    private readonly tokens: TokenReader,
    private readonly values: ReadonlyMap<string, Cell>,
  ) {}

  select(): SelectSyntax {
    const { tokens } = this;
    tokens.expect('select');
    const results = tokens.list(() => this.result());
    tokens.expect('from');
    const from = this.from();
    const where = tokens.takes('where') ? this.conditions() : [];
    const groupBy = this.clause('group', () => this.groupTerm());
    const orderBy = this.clause('order', () => this.ordering());
    const limit = tokens.takes('limit') ? this.count() : Infinity;
    const offset = limit !== Infinity && tokens.takes('offset') ? this.count() : 0;
    if (tokens.token !== undefined) throw new NotMine();
    return { results, from, where, groupBy, orderBy, limit, offset };
  }

  private clause<T>(word: string, item: () => T): T[] {
    if (!this.tokens.takes(word)) return [];
    this.tokens.expect('by');
    return this.tokens.list(item);
  }

  private result(): ResultSyntax {
    const { value: expression, text } = this.tokens.withText(() => this.expression());
    const alias = this.alias();
    return { expression, text, ...(alias !== undefined && { alias }) };
  }

  private alias(): string | undefined {
    return this.tokens.takes('as') || this.tokens.isName ? this.tokens.name() : undefined;
  }

  private from(): SelectSyntax['from'] {
    const first = this.tokens.name();
    const second = this.tokens.takes('.') ? this.tokens.name() : undefined;
    const alias = this.alias();
    return { ...(second === undefined ? { table: first } : { database: first, table: second }), ...(alias !== undefined && { alias }) };
  }

  private expression(): Expression {
    const { tokens } = this;
    const { token } = tokens;
    if (token?.kind !== 'name' || !tokens.isNext('(', 1)) return { kind: 'column', column: this.column() };
    const name = nameKey(tokens.name());
    if (!AGGREGATES.has(name)) throw new NotMine();
    tokens.expect('(');
    const argument = name === 'count' && tokens.takes('*') ? null : this.column();
    tokens.expect(')');
    return { kind: 'aggregate', name: name as AggregateName, argument };
  }

  private column(): ColumnName {
    const first = this.tokens.name();
    return this.tokens.takes('.') ? { table: first, name: this.tokens.name() } : { name: first };
  }

  private conditions(): ConditionSyntax[] {
    const conditions = this.condition();
    while (this.tokens.takes('and')) conditions.push(...this.condition());
    return conditions;
  }

  private condition(): ConditionSyntax[] {
    const { tokens } = this;
    const column = this.column();
    const compare = (comparison: Comparison, value: Literal): ConditionSyntax => ({ column, test: { kind: 'compare', comparison, value } });
    if (tokens.takes('is')) {
      const wanted = !tokens.takes('not');
      tokens.expect('null');
      return [{ column, test: { kind: 'null', wanted } }];
    }
    if (tokens.takes('in')) {
      tokens.expect('(');
      const values = tokens.list(() => this.literal());
      tokens.expect(')');
      return [{ column, test: { kind: 'in', values } }];
    }
    if (tokens.takes('between')) {
      const least = this.literal();
      tokens.expect('and');
      return [compare('>=', least), compare('<=', this.literal())];
    }
    const comparison = COMPARISONS[tokens.takeKind('operator') ?? ''];
    if (comparison === undefined) throw new NotMine();
    return [compare(comparison, this.literal())];
  }

  private literal(): Literal {
    const { tokens } = this;
    const text = tokens.takeKind('text');
    if (text !== undefined) return text.slice(1, -1).replaceAll("''", "'");
    const parameter = tokens.takeKind('parameter');
    if (parameter !== undefined) return boundLiteral(this.values.get(parameter) ?? null);
    const sign = tokens.takes('-') ? -1 : 1;
    const number = tokens.takeKind('number') ?? '';
    // What is negative zero as a REAL is one value with 0, so that its sign does not matter.
    if (!PLAIN_INTEGER.test(number) && !PLAIN_DECIMAL.test(number)) throw new NotMine();
    return sign * Number(number);
  }

  private groupTerm(): Term {
    return this.tokens.token?.kind === 'number' ? { kind: 'ordinal', ordinal: this.count() } : { kind: 'column', column: this.column() };
  }

  private ordering(): OrderSyntax {
    const { tokens } = this;
    const term: Term = tokens.token?.kind === 'number' ? { kind: 'ordinal', ordinal: this.count() } : this.expression();
    const descending = tokens.takes('desc') || (tokens.takes('asc') && false);
    if (!tokens.takes('nulls')) return { term, descending, nullsFirst: !descending };
    const nullsFirst = tokens.takes('first');
    if (!nullsFirst) tokens.expect('last');
    return { term, descending, nullsFirst };
  }

  private count(): number {
    const number = this.tokens.takeKind('number') ?? '';
    if (!PLAIN_INTEGER.test(number)) throw new NotMine();
    return Number(number);
  }
}

/** Large integers are cast in the statement, which gives them an affinity that a literal has not. */
function boundLiteral(value: Cell): Literal {
  if (typeof value === 'string' && !HALF_PAIR.test(value)) return value;
  if (typeof value === 'number' && Number.isFinite(value) && !bindsAsText(value)) return value;
  throw new NotMine();
}
