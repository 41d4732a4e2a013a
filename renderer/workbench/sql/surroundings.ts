import { nameKey, type Token, tokensOf, unquoted } from '#shared/query';

/** A table that a statement reads, as it names it: `asylum.cases AS c`. */
export interface SqlSource {
  readonly alias: string | null;
  readonly name: string;
  /** What the rest of the statement calls it. */
  readonly called: string;
}

/** What stands around a caret, as far as it matters for what could be written there. */
export interface Surroundings {
  /** Where the word begins that is being written, and as much as there is of it, without a quotation mark. */
  readonly from: number;
  readonly word: string;
  /** Written before the word and a point: `c.`, `asylum.`. */
  readonly qualifier: string | null;
  /** Only a table can stand here. */
  readonly wantsTable: boolean;
  /** A name is being given: nothing can be known of it. */
  readonly namesSomething: boolean;
  /** Nothing of the statement is written yet. */
  readonly beginsStatement: boolean;
  /** A bracket follows already. */
  readonly isCalled: boolean;
  readonly sources: readonly SqlSource[];
  /** Tables that the statement makes for itself (`WITH name AS (...)`). */
  readonly made: readonly string[];
}

/** Words after which what came from FROM is over. */
const ENDS_FROM = new Set(['select', 'where', 'group', 'order', 'having', 'limit', 'window', 'union', 'except', 'intersect', 'on', 'using']);
const NO_ALIAS = new Set([...ENDS_FROM, 'join', 'left', 'right', 'full', 'inner', 'cross', 'natural', 'outer', 'as', 'indexed', 'not', 'from']);

/** `null` within a text, a number or a comment: nothing is offered there. */
export function surroundings(text: string, at: number): Surroundings | null {
  const all = tokensOf(text);
  const last = all.findLast(({ start }) => start < at);
  if (last === undefined ? isComment(text.slice(0, at)) : last.end < at && isComment(text.slice(last.end, at))) return null;
  const within = last !== undefined && last.end >= at ? last : undefined;
  if (within && isClosedToWords(within)) return null;

  const writes = within && isWord(within) ? within : undefined;
  const from = writes?.start ?? at;
  const statement = statementAround(all, from);
  const before = statement.filter(({ end }) => end <= from);
  const isQualified = before.at(-1)?.text === '.';
  const previous = nameKey(before.at(-1)?.text ?? '');
  return {
    from,
    word: text.slice(from, at).replace(/^["`[]/, ''),
    qualifier: isQualified ? nameOf(before.at(-2)) : null,
    wantsTable: previous === 'from' || previous === 'join' || (previous === ',' && isInFrom(before)),
    namesSomething: previous === 'as',
    beginsStatement: before.length === 0,
    isCalled: text.slice(at).trimStart().startsWith('('),
    sources: sourcesOf(statement.filter((token) => token !== writes)),
    made: statement.flatMap((token, index) => (token.kind === 'name' && nameKey(statement[index + 1]?.text ?? '') === 'as' && statement[index + 2]?.text === '(' ? [token.text] : [])),
  };
}

function isComment(gap: string): boolean {
  return /--[^\n]*$/.test(gap) || gap.lastIndexOf('/*') > gap.lastIndexOf('*/');
}

function isWord({ kind, text }: Token): boolean {
  return kind === 'name' || kind === 'quotedName' || (kind === 'unknown' && /^["`[]/.test(text));
}

/** After the quotation mark that ends a text, something new may begin; inside, nothing. */
function isClosedToWords({ kind, text }: Token): boolean {
  return kind === 'text' || kind === 'blob' || kind === 'number' || kind === 'parameter' || (kind === 'unknown' && text.startsWith("'"));
}

function statementAround(tokens: readonly Token[], at: number): Token[] {
  const from = tokens.findLastIndex(({ kind, start }) => kind === 'semicolon' && start < at) + 1;
  const end = tokens.findIndex(({ kind, start }) => kind === 'semicolon' && start >= at);
  return tokens.slice(from, end < 0 ? undefined : end);
}

function nameOf(token: Token | undefined): string | null {
  if (token?.kind === 'name') return token.text;
  return token?.kind === 'quotedName' ? unquoted(token.text) : null;
}

function isInFrom(before: readonly Token[]): boolean {
  let depth = 0;
  for (const { text } of before.toReversed()) {
    if (text === ')') depth++;
    else if (text === '(') depth--;
    if (depth < 0) return false;
    if (depth > 0) continue;
    const word = nameKey(text);
    if (word === 'from') return true;
    if (ENDS_FROM.has(word) && word !== 'on' && word !== 'using') return false;
  }
  return false;
}

/** What stands after FROM, JOIN and the commas between. Questions within the question count with it. */
function sourcesOf(tokens: readonly Token[]): SqlSource[] {
  const sources: SqlSource[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const word = nameKey(tokens[index]?.text ?? '');
    const leads = word === 'from' || word === 'join' || (word === ',' && isInFrom(tokens.slice(0, index)));
    const first = leads ? nameOf(tokens[index + 1]) : null;
    if (first === null || NO_ALIAS.has(nameKey(tokens[index + 1]?.text ?? ''))) continue;
    const second = tokens[index + 2]?.text === '.' ? nameOf(tokens[index + 3]) : null;
    let next = index + (second === null ? 2 : 4);
    if (nameKey(tokens[next]?.text ?? '') === 'as') next++;
    const own = NO_ALIAS.has(nameKey(tokens[next]?.text ?? '')) ? null : nameOf(tokens[next]);
    const name = second ?? first;
    sources.push({ alias: second === null ? null : first, name, called: own ?? name });
  }
  return sources;
}
