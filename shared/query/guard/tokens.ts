/** Kinds as far as the guard tells them apart. `unknown` is what SQLite calls an unrecognized token. */
export type TokenKind = 'name' | 'quotedName' | 'text' | 'blob' | 'number' | 'parameter' | 'operator' | 'semicolon' | 'unknown';

/** A token of a SQL text; `start` and `end` (exclusive) count UTF-16 units. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Each pattern is tried where the last token ended (https://sqlite.org/src/file/src/tokenize.c). Order matters.
 * Of a parameter in Tcl's manner (`$a(b)`) no more than `$a(` is read: nobody can give it a value, so it is refused.
 */
const SPACE = /(?:[ \t\n\f\r\ufeff]|--[^\n]*|\/\*[^]*?(?:\*\/|$))+/y;
const ID = '[A-Za-z0-9_$\\u0080-\\uffff]';
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['text', /'[^']*'(?:'[^']*')*(?!')/y],
  ['quotedName', /"[^"]*"(?:"[^"]*")*(?!")|`[^`]*`(?:`[^`]*`)*(?!`)|\[[^\]]*\]/y],
  ['blob', /[xX]'[0-9A-Fa-f]*'/y],
  ['parameter', new RegExp(`\\?\\d*|[:@#$](?:${ID}|::)+\\(?`, 'y')],
  ['number', new RegExp(`(?:0[xX][0-9A-Fa-f_]+|(?:\\d[\\d_]*(?:\\.[\\d_]*)?|\\.\\d[\\d_]*)(?:[eE][+-]?\\d[\\d_]*)?)(?!${ID})`, 'y')],
  ['name', new RegExp(`(?![\\d$])${ID}+`, 'y')],
  ['semicolon', /;/y],
  ['operator', /->>|->|\|\||<<|<>|<=|==|!=|>>|>=|[-+*/%()=<>|&,.~]/y],
  ['unknown', new RegExp(`['"\`[][^]*|[\\d$]${ID}*|[^]`, 'y')],
];

/** The tokens of `sql` without spaces and comments. Never fails: what SQLite would not know is `unknown`. */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(sql)?.[0];
  };
  for (;;) {
    at += match(SPACE)?.length ?? 0;
    if (at >= sql.length) return tokens;
    for (const [kind, pattern] of PATTERNS) {
      const text = match(pattern);
      if (text === undefined) continue;
      tokens.push({ kind, text, start: at, end: at + text.length });
      at += text.length;
      break;
    }
  }
}

/** What a quoted name says. */
export function unquoted(text: string): string {
  const quote = text[0] as string;
  const inner = text.slice(1, -1);
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote);
}

/** Where `offset` lies for a person: lines and columns (in characters) from 1. */
export function placeOf(sql: string, offset: number): { line: number; column: number } {
  const before = sql.slice(0, offset).split('\n');
  return { line: before.length, column: [...(before.at(-1) as string)].length + 1 };
}
