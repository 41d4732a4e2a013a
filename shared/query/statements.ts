import { tokensOf } from './guard/tokens';

/** A statement in a text of several, without its semicolon; UTF-16 units, `to` exclusive. */
export interface StatementPlace {
  readonly sql: string;
  readonly from: number;
  readonly to: number;
}

/** The statements of a text that are more than spaces and comments. */
export function statementsIn(text: string): StatementPlace[] {
  const places: StatementPlace[] = [];
  let from: number | null = null;
  let to = 0;
  const end = (): void => {
    if (from !== null) places.push({ sql: text.slice(from, to), from, to });
    from = null;
  };
  for (const token of tokensOf(text)) {
    if (token.kind === 'semicolon') {
      end();
      continue;
    }
    from ??= token.start;
    to = token.end;
  }
  end();
  return places;
}

/** The statement that a caret is in: after a statement's end it still counts as in it, before the first one as in the first. */
export function statementAt(text: string, offset: number): StatementPlace | undefined {
  const places = statementsIn(text);
  return places.findLast(({ from }) => from <= offset) ?? places[0];
}

/** Names of the parameters (`:k`, `@k` and `$k` are all `k`), each once, in the order in which they are met. */
export function parametersIn(sql: string): string[] {
  const names = tokensOf(sql).flatMap(({ kind, text }) => (kind === 'parameter' && !text.startsWith('?') ? [text.slice(1)] : []));
  return [...new Set(names)];
}

/** Where in the text a place for people lies: lines and columns (in characters) from 1. */
export function offsetOf(sql: string, { line, column }: { readonly line: number; readonly column: number }): number {
  const lines = sql.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return before + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length;
}
