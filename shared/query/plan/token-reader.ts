import type { ReadingStatement } from '../guard/statement';
import { type Token, unquoted } from '../guard/tokens';
import { nameKey } from '../names';
import { RESERVED } from '../words';

/** Thrown where a statement is none that the kernel answers. It is no fault: SQLite answers then. */
export class NotMine extends Error {}

/** Constants that SQLite reads as names only where a column is called so. */
const TRUTHS = new Set(['true', 'false']);

/** What may stand between two tokens. A comment would become part of a column's name. */
const GAP = /^[ \t\n\f\r]*$/;

/** Reads a statement token by token. */
export class TokenReader {
  private at = 0;

  constructor(private readonly statement: ReadingStatement) {
    const { sql, tokens } = statement;
    if (!tokens.every(({ start }, nth) => GAP.test(sql.slice(tokens[nth - 1]?.end ?? start, start)))) throw new NotMine();
  }

  get token(): Token | undefined {
    return this.statement.tokens[this.at];
  }

  /** Goes on if the next token is that word or sign. */
  takes(word: string): boolean {
    if (!this.isNext(word)) return false;
    this.at++;
    return true;
  }

  expect(...words: string[]): void {
    for (const word of words) if (!this.takes(word)) throw new NotMine();
  }

  isNext(word: string, ahead = 0): boolean {
    const token = this.statement.tokens[this.at + ahead];
    return (token?.kind === 'name' || token?.kind === 'operator') && nameKey(token.text) === word;
  }

  /** The next token if it is of that kind. */
  takeKind(kind: Token['kind']): string | undefined {
    const { token } = this;
    if (token?.kind !== kind) return undefined;
    this.at++;
    return token.text;
  }

  /** Whether a name comes next that is no word of the language. */
  get isName(): boolean {
    const { token } = this;
    if (token?.kind === 'name') return !RESERVED.has(nameKey(token.text)) && !TRUTHS.has(nameKey(token.text));
    return token?.kind === 'quotedName' && !TRUTHS.has(nameKey(unquoted(token.text)));
  }

  name(): string {
    const { token } = this;
    if (token === undefined || !this.isName) throw new NotMine();
    this.at++;
    return token.kind === 'name' ? token.text : unquoted(token.text);
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takes(',')) items.push(item());
    return items;
  }

  /** What `read` reads, with its text. */
  withText<T>(read: () => T): { readonly value: T; readonly text: string } {
    const { tokens, sql } = this.statement;
    const start = this.token?.start;
    const value = read();
    return { value, text: sql.slice(start, tokens[this.at - 1]?.end) };
  }
}
