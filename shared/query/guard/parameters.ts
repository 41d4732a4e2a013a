import { MoloError } from '#shared/base';
import type { ParamValue } from '../param-value';
import { bindsAsText } from '../sqlite/statement';
import type { ReadingStatement } from './statement';
import type { Token } from './tokens';

/** Values by parameter name without its prefix: `:k`, `@k` and `$k` all take `k`. */
export type QueryParams = Readonly<Record<string, ParamValue>>;

/** The values of a statement's parameters, by their names with prefix. */
export type Bindings = ReadonlyMap<string, ParamValue>;

const own = (params: QueryParams, name: string): boolean => Object.prototype.hasOwnProperty.call(params, name);
const nameOf = ({ text }: Token): string => text.slice(1);

/**
 * The statement's parameters (with prefix) and their values.
 * @throws MoloError `query.parameter` for one without a value, one without a name (`?`), and a value that the statement does not take
 */
export function bindings({ tokens }: ReadingStatement, params: QueryParams): Map<string, ParamValue> {
  const values = new Map<string, ParamValue>();
  const used = new Set<string>();
  for (const token of tokens.filter(({ kind }) => kind === 'parameter')) {
    const name = nameOf(token);
    if (token.text.startsWith('?')) throw new MoloError('query.parameter', { name: name || '?', context: 'unnamed' });
    if (!own(params, name)) throw new MoloError('query.parameter', { name, context: 'missing' });
    used.add(name);
    values.set(token.text, params[name] as ParamValue);
  }
  const unknown = Object.keys(params).find((name) => !used.has(name));
  if (unknown !== undefined) throw new MoloError('query.parameter', { name: unknown, context: 'unknown' });
  return values;
}

/**
 * The text that is run, token by token with the spaces before each:
 * - names in double quotes are put into backticks, because SQLite silently takes a double-quoted
 *   name that it does not know for a text (https://sqlite.org/quirks.html#dblquote);
 * - integers beyond 32 bits, which can only be bound as text, are cast back.
 */
export function runnablePieces({ tokens }: ReadingStatement, values: Bindings): string[] {
  return tokens.map((token, index) => {
    const previous = tokens[index - 1];
    const gap = previous === undefined || token.start === previous.end ? '' : ' ';
    return gap + runnable(token, values);
  });
}

function runnable({ kind, text }: Token, values: Bindings): string {
  if (kind === 'quotedName' && text.startsWith('"')) return `\`${text.slice(1, -1).replaceAll('""', '"').replaceAll('`', '``')}\``;
  if (kind === 'parameter' && bindsAsText(values.get(text) ?? null)) return `CAST(${text} AS INTEGER)`;
  return text;
}
