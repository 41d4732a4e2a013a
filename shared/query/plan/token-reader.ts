import type { ReadingStatement } from '../guard/statement';
import { type Token, unquoted } from '../guard/tokens';
import { nameKey } from '../names';
import { RESERVED } from '../words';
import { NotMine } from './not-mine';

/** Words of the language that are names wherever nothing else can be meant (parse.y, `%fallback ID`). */
const ALSO_NAMES: ReadonlySet<string> = new Set('action first key last plan query row view'.split(' '));

/** As SQLite cuts them off a text that names a column (`sqlite3Isspace`). */
const SPACES_AROUND = /^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g;

/** Reads a statement token by token. */
export class TokenReader {
  private at = 0;

  constructor(private readonly statement: ReadingStatement) {}

  get token(): Token | undefined {
    return this.statement.tokens[this.at];
  }

  /** Where the next token begins, or the last one ended. */
  get start(): number {
    return this.token?.start ?? this.end;
  }

  /** Where the last token ended. */
  get end(): number {
    return this.statement.tokens[this.at - 1]?.end ?? 0;
  }

  /** Goes on if these words or signs come next. */
  takes(...words: readonly string[]): boolean {
    if (!words.every((word, ahead) => this.isNext(word, ahead))) return false;
    this.at += words.length;
    return true;
  }

  expect(...words: readonly string[]): void {
    if (!this.takes(...words)) throw new NotMine('syntax');
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
    if (token?.kind !== 'name') return token?.kind === 'quotedName';
    const word = nameKey(token.text);
    return !RESERVED.has(word) || ALSO_NAMES.has(word);
  }

  name(): string {
    const { token } = this;
    if (token === undefined || !this.isName) throw new NotMine('syntax');
    this.at++;
    return token.kind === 'name' ? token.text : unquoted(token.text);
  }

  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.takes(',')) items.push(item());
    return items;
  }

  /** Goes behind the parenthesis that closes the one before. */
  skipToClose(): void {
    for (let depth = 1; depth > 0; this.at++) {
      if (this.token === undefined) throw new NotMine('syntax');
      if (this.isNext('(')) depth++;
      else if (this.isNext(')')) depth--;
    }
  }

  /** What `read` reads, with its text and, as SQLite counts it, the comments behind it. */
  withText<T>(read: () => T): { readonly value: T; readonly text: string } {
    const from = this.start;
    const value = read();
    return { value, text: this.statement.sql.slice(from, this.start).replace(SPACES_AROUND, '') };
  }
}
