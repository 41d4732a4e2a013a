import type { CodeHelp } from '#renderer/ui';
import type { MessageKey, Translator } from '#shared/i18n';
import { FUNCTION_DOCS, nameKey, tokensOf } from '#shared/query';
import { type FunctionGroup, SQLITE_FUNCTIONS } from './vocabulary';

/** A function as one calls it, and what it does. */
export interface KnownFunction {
  readonly name: string;
  /** `x, digits`: what stands between its brackets. */
  readonly arguments: string;
  readonly group: FunctionGroup;
  readonly doc: MessageKey;
  /** A call, where one is given. */
  readonly example?: string;
}

/** Every function that a statement over tables may need: SQLite's own and Molo's. */
export const KNOWN_FUNCTIONS: readonly KnownFunction[] = [...sqliteFunctions(), ...moloFunctions()];

const BY_NAME = new Map(KNOWN_FUNCTIONS.map((known) => [known.name, known]));

/** How it is called: `round(x, digits)`. */
export function calledAs({ name, arguments: given }: KnownFunction): string {
  return `${name}(${given})`;
}

/** What is known of the function whose name or call is at a place of a SQL text: innermost first. */
export function helpOnFunction(text: string, at: number, { t }: Pick<Translator, 't'>): CodeHelp | null {
  const tokens = tokensOf(text);
  const index = tokens.findLastIndex(({ start, end }) => start <= at && at <= end);
  const under = tokens[index]?.kind === 'name' ? index : index - 1;
  for (const place of [under, ...callsAround(tokens.map((token) => (token.start < at ? token.text : '')))]) {
    const token = tokens[place];
    const known = token?.kind === 'name' && tokens[place + 1]?.text === '(' ? BY_NAME.get(nameKey(token.text)) : undefined;
    if (token && known) return { from: token.start, to: token.end, title: calledAs(known), text: explained(known, t) };
  }
  return null;
}

/** What it does, and a call where one is given. */
export function explained({ doc, example }: KnownFunction, t: Translator['t']): string {
  return [t(doc), ...(example === undefined ? [] : [example])].join('\n');
}

/** Places of the words before the brackets that are open at the end, the innermost first. */
function callsAround(before: readonly string[]): number[] {
  const calls: number[] = [];
  let depth = 0;
  for (let index = before.length - 1; index > 0; index--) {
    if (before[index] === ')') depth++;
    if (before[index] !== '(') continue;
    if (depth === 0) calls.push(index - 1);
    else depth--;
  }
  return calls;
}

function sqliteFunctions(): KnownFunction[] {
  return Object.entries(SQLITE_FUNCTIONS).flatMap(([group, functions]) =>
    Object.entries(functions).map(([name, given]) => ({ name, arguments: given, group: group as FunctionGroup, doc: `query:functions.sqlite.${name}` as MessageKey })),
  );
}

function moloFunctions(): KnownFunction[] {
  return FUNCTION_DOCS.map(({ name, signature, kind, doc, example }) => ({ name, arguments: signature, group: kind === 'aggregate' ? 'statistics' : 'molo', doc: doc as MessageKey, example }));
}
