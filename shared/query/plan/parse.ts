import type { ReadingStatement } from '../guard/statement';
import { NotMine, orReason } from './not-mine';
import { ExpressionParser } from './parse-expression';
import type { CommonTable, Expression, JoinSyntax, OrderSyntax, ResultSyntax, SelectSyntax, SourceSyntax } from './syntax';
import { TokenReader } from './token-reader';

/** Subqueries in one another. */
const DEEPEST = 20;

/** SQLite takes no more results and terms, and no more tables that are joined (https://sqlite.org/limits.html). */
const MOST_TERMS = 2000;
const MOST_SOURCES = 64;

/** Reads a statement. @throws NotMine for what is no SELECT, or none that can be read to its end */
export function parseSelect(statement: ReadingStatement): SelectSyntax {
  const tokens = new TokenReader(statement);
  const select = new SelectParser(tokens).select();
  if (tokens.token !== undefined) throw new NotMine(isCompound(tokens) ? 'compound' : 'syntax');
  return select;
}

const isCompound = (tokens: TokenReader): boolean => ['union', 'intersect', 'except'].some((word) => tokens.isNext(word));

class SelectParser {
  private depth = 0;
  private readonly expressions: ExpressionParser;

  constructor(private readonly tokens: TokenReader) {
    this.expressions = new ExpressionParser(tokens);
  }

  select(): SelectSyntax {
    if (++this.depth > DEEPEST) throw new NotMine('deep');
    const { tokens } = this;
    const { start } = tokens;
    const tables = tokens.takes('with') ? this.commonTables() : [];
    if (tokens.isNext('values')) throw new NotMine('values');
    tokens.expect('select');
    const distinct = tokens.takes('distinct') || (tokens.takes('all') && false);
    const results = tokens.list(() => this.result());
    const from = tokens.takes('from') ? this.sources() : [];
    const where = tokens.takes('where') ? this.expression() : null;
    const groupBy = tokens.takes('group', 'by') ? tokens.list(() => this.expression()) : [];
    const having = tokens.takes('having') ? this.expression() : null;
    if (tokens.isNext('window')) this.windows();
    if (isCompound(tokens)) throw new NotMine('compound');
    const orderBy = tokens.takes('order', 'by') ? tokens.list(() => this.ordering()) : [];
    const counts = this.counts();
    if (Math.max(results.length, groupBy.length, orderBy.length) > MOST_TERMS || from.length > MOST_SOURCES) throw new NotMine('long');
    this.depth--;
    return { tables, distinct, results, from, where, groupBy, having, orderBy, ...counts, start, end: tokens.end };
  }

  private expression(): Expression {
    return this.expressions.expression();
  }

  private commonTables(): CommonTable[] {
    const { tokens } = this;
    const isRecursive = tokens.takes('recursive');
    return tokens.list(() => {
      const name = tokens.name();
      const columns = tokens.takes('(') ? this.names() : null;
      tokens.expect('as');
      const materialized = tokens.takes('materialized');
      if (!materialized) tokens.takes('not', 'materialized');
      tokens.expect('(');
      return { name, columns, materialized, select: isRecursive ? this.recursive() : this.closed() };
    });
  }

  /** A table that may refer to itself does so behind a UNION: of that people need not be told. */
  private recursive(): SelectSyntax {
    const select = orReason(() => this.closed());
    if (typeof select !== 'string') return select;
    throw new NotMine(select === 'compound' || select === 'values' ? 'recursive' : select);
  }

  /** The rest of a list of names in parentheses. */
  private names(): string[] {
    const names = this.tokens.list(() => this.tokens.name());
    this.tokens.expect(')');
    return names;
  }

  private closed(): SelectSyntax {
    const select = this.select();
    this.tokens.expect(')');
    return select;
  }

  private result(): ResultSyntax {
    const { tokens } = this;
    if (tokens.takes('*')) return { kind: 'star', table: null };
    if (tokens.isName && tokens.isNext('.', 1) && tokens.isNext('*', 2)) {
      const table = tokens.name();
      tokens.expect('.', '*');
      return { kind: 'star', table };
    }
    const { value: expression, text } = tokens.withText(() => this.expression());
    return { kind: 'expression', expression, alias: this.alias(), text };
  }

  /** A name, or as SQLite takes it too, a text. */
  private alias(): string | null {
    const { tokens } = this;
    const named = tokens.takes('as');
    const text = tokens.takeKind('text');
    if (text !== undefined) return text.slice(1, -1).replaceAll("''", "'");
    return named || tokens.isName ? tokens.name() : null;
  }

  private sources(): SourceSyntax[] {
    const sources = [{ ...this.source(), join: null as JoinSyntax | null }];
    for (let kind = this.join(); kind !== null; kind = this.join()) sources.push({ ...this.source(), join: { kind, ...this.constraint() } });
    return sources;
  }

  /** How the next source is joined; `null` where there is none. RIGHT, FULL and NATURAL are foreign. */
  private join(): JoinSyntax['kind'] | null {
    const { tokens } = this;
    if (tokens.takes(',') || tokens.takes('join') || tokens.takes('inner', 'join') || tokens.takes('cross', 'join')) return 'inner';
    if (tokens.takes('left', 'join') || tokens.takes('left', 'outer', 'join')) return 'left';
    let foreign = false;
    while (['natural', 'left', 'right', 'full', 'outer', 'inner', 'cross'].some((word) => tokens.takes(word))) foreign = true;
    if (!foreign) return null;
    tokens.expect('join');
    return 'foreign';
  }

  private constraint(): Pick<JoinSyntax, 'on' | 'using'> {
    const { tokens } = this;
    if (tokens.takes('on')) return { on: this.expression(), using: [] };
    return { on: null, using: tokens.takes('using', '(') ? this.names() : [] };
  }

  private source(): Omit<SourceSyntax, 'join'> {
    const { tokens } = this;
    if (tokens.takes('(')) {
      if (!['select', 'with', 'values'].some((word) => tokens.isNext(word))) throw new NotMine('join');
      return { of: { kind: 'select', select: this.closed() }, alias: this.alias() };
    }
    const first = tokens.name();
    const second = tokens.takes('.') ? tokens.name() : null;
    if (tokens.isNext('(')) throw new NotMine('tableFunction');
    return { of: { kind: 'table', database: second === null ? null : first, name: second ?? first }, alias: this.alias() };
  }

  private windows(): void {
    const { tokens } = this;
    tokens.expect('window');
    tokens.list(() => {
      tokens.name();
      tokens.expect('as', '(');
      tokens.skipToClose();
    });
  }

  private ordering(): OrderSyntax {
    const { tokens } = this;
    const term = this.expression();
    const descending = tokens.takes('desc') || (tokens.takes('asc') && false);
    if (!tokens.takes('nulls')) return { term, descending, nullsFirst: !descending };
    const nullsFirst = tokens.takes('first');
    if (!nullsFirst) tokens.expect('last');
    return { term, descending, nullsFirst };
  }

  private counts(): Pick<SelectSyntax, 'limit' | 'offset'> {
    const { tokens } = this;
    if (!tokens.takes('limit')) return { limit: null, offset: null };
    const first = this.expression();
    if (tokens.takes('offset')) return { limit: first, offset: this.expression() };
    return tokens.takes(',') ? { limit: this.expression(), offset: first } : { limit: first, offset: null };
  }
}
