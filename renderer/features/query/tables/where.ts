import { nameKey, type StatementPlace, statementAt, type Token, tokensOf, unquoted, writtenName } from '#shared/query';
import type { OpenTable } from '#renderer/workbench';
import { type Condition, conditionText } from './condition';

/** Characters of a text exchanged for others; places are UTF-16 units of the text as it was. */
export interface TextChange {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** What a filter does to what is written. */
export type FilterStep =
  /** The statement has the condition already. */
  | { readonly is: 'there'; readonly from: number; readonly to: number }
  /** Changes from the last to the first, so that each leaves the places of the next; `condition` is where it stands afterwards. */
  | { readonly is: 'added' | 'replaced'; readonly changes: readonly TextChange[]; readonly condition: { readonly from: number; readonly to: number }; readonly replaced?: string }
  /** The statement at the caret is not one that can be filtered without a doubt. */
  | { readonly is: 'new'; readonly sql: string };

/** Words that end the clause before them. */
const CLAUSES = new Set(['where', 'group', 'having', 'window', 'order', 'limit']);
const COMPOUND = new Set(['union', 'except', 'intersect']);
const JOINING = new Set([...CLAUSES, 'join', 'left', 'right', 'full', 'inner', 'cross', 'natural', 'outer', 'on', 'using', 'as', 'indexed', 'not']);

/**
 * How a condition gets into the statement at the caret, where that is a plain SELECT that reads the table once; else a new statement.
 * Another choice among the same field's values is exchanged: both together would find nothing.
 * @param tables all that are open, to know which one a bare name means
 */
export function filterStep(text: string, caret: number, table: OpenTable, reference: string, tables: readonly OpenTable[], condition: Condition): FilterStep {
  const fresh: FilterStep = { is: 'new', sql: `SELECT * FROM ${reference} WHERE ${conditionText(condition)}` };
  const place = statementAt(text, caret);
  const select = place && plainSelect(place);
  const called = select && calledIn(select.from, table, tables);
  if (!place || !select || called === null || called === undefined) return fresh;
  const written = condition.write(called.isAlone ? writtenName(condition.field) : `${writtenName(called.name)}.${writtenName(condition.field)}`);
  return (select.where === null ? begun(place, select, written) : continued(place, select.where, { field: condition.field, called }, written)) ?? fresh;
}

interface PlainSelect {
  readonly from: readonly Token[];
  /** Tokens after WHERE; `null` where there is none. */
  readonly where: { readonly word: Token; readonly tokens: readonly Token[] } | null;
}

/** A SELECT whose WHERE decides alone which rows it looks at: no compound, no window that looks at rows beside its own. */
function plainSelect({ sql }: StatementPlace): PlainSelect | null {
  const tokens = tokensOf(sql);
  const words = outermost(tokens);
  const isPlain = wordOf(tokens[0]) === 'select' && !words.some(({ word }) => COMPOUND.has(word)) && !tokens.some((token) => wordOf(token) === 'over' || token.kind === 'unknown');
  const from = words.find(({ word }) => word === 'from');
  if (!isPlain || from === undefined) return null;
  const clauses = words.filter(({ word, at }) => CLAUSES.has(word) && at > from.at);
  const clause = (begin: number): readonly Token[] => tokens.slice(begin + 1, clauses.find(({ at }) => at > begin)?.at);
  const where = clauses.find(({ word }) => word === 'where');
  return { from: clause(from.at), where: where === undefined ? null : { word: tokens[where.at] as Token, tokens: clause(where.at) } };
}

/** Words outside all brackets, and which tokens they are. */
function outermost(tokens: readonly Token[]): { readonly word: string; readonly at: number }[] {
  let depth = 0;
  return tokens.flatMap((token, at) => {
    if (token.text === '(') depth++;
    else if (token.text === ')') depth--;
    return depth === 0 && token.kind === 'name' ? [{ word: wordOf(token), at }] : [];
  });
}

const wordOf = (token: Token | undefined): string => (token?.kind === 'name' ? nameKey(token.text) : '');

/** How a statement names a table, and whether it reads nothing else. */
interface Called {
  readonly name: string;
  readonly isAlone: boolean;
}

interface OwnField {
  readonly field: string;
  readonly called: Called;
}

/** What a FROM calls the table, if it stands there just once. */
function calledIn(from: readonly Token[], table: OpenTable, tables: readonly OpenTable[]): Called | null {
  const sources = sourcesIn(from);
  const own = sources.filter(({ alias, name }) => {
    const named = tables.filter((open) => nameKey(open.name) === nameKey(name) && (alias === null || nameKey(open.alias) === nameKey(alias)));
    const [only] = named;
    // A view that shows labels has the fields of its table.
    return named.length === 1 && only?.alias === table.alias && (only.base ?? only.name) === table.name;
  });
  return own.length === 1 && own[0] ? { name: own[0].called, isAlone: sources.length === 1 } : null;
}

function sourcesIn(from: readonly Token[]): { alias: string | null; name: string; called: string }[] {
  const sources: { alias: string | null; name: string; called: string }[] = [];
  let depth = 0;
  from.forEach(({ text, kind }, at) => {
    if (text === '(') depth++;
    else if (text === ')') depth--;
    const leads = at === 0 || (depth === 0 && ((from[at - 1] as Token).text === ',' || wordOf(from[at - 1]) === 'join'));
    if (!leads || depth > 0 || (kind !== 'name' && kind !== 'quotedName')) {
      // What stands in brackets is a source too, so that names need a table before them.
      if (leads && text === '(') sources.push({ alias: null, name: '', called: '' });
      return;
    }
    const isQualified = from[at + 1]?.text === '.';
    let next = at + (isQualified ? 3 : 1);
    const name = nameOf(from[next - 1]);
    if (from[next]?.text === '(') return sources.push({ alias: null, name: '', called: '' });
    if (wordOf(from[next]) === 'as') next++;
    const own = from[next];
    const isNamed = own !== undefined && (own.kind === 'name' || own.kind === 'quotedName') && !JOINING.has(wordOf(own));
    sources.push({ alias: isQualified ? nameOf(from[at]) : null, name, called: isNamed ? nameOf(own) : name });
  });
  return sources;
}

const nameOf = (token: Token | undefined): string => (token === undefined ? '' : token.kind === 'quotedName' ? unquoted(token.text) : token.text);

/** A WHERE where there was none, on a line of its own if FROM has one. */
function begun({ sql, from: start }: StatementPlace, { from }: PlainSelect, written: string): FilterStep | null {
  const [first, last] = [from[0], from.at(-1)];
  if (first === undefined || last === undefined || !endsWell(last)) return null;
  const before = sql.slice(0, first.start).trimEnd();
  const gap = /\n\s*$/.test(before.slice(0, before.length - 'from'.length)) ? '\n' : ' ';
  return inserted(start + last.end, `${gap}WHERE `, written);
}

function inserted(at: number, before: string, written: string): FilterStep {
  return { is: 'added', changes: [{ at, remove: 0, insert: before + written }], condition: { from: at + before.length, to: at + before.length + written.length } };
}

function continued({ sql, from: start }: StatementPlace, { word, tokens }: { readonly word: Token; readonly tokens: readonly Token[] }, own: OwnField, written: string): FilterStep | null {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return inserted(start + word.end, ' ', written);
  const there = sql.indexOf(written, first.start);
  if (there >= 0 && there + written.length <= last.end) return { is: 'there', from: start + there, to: start + there + written.length };
  if (wordOf(last) === 'and') return inserted(start + last.end, ' ', written);
  if (!endsWell(last)) return null;
  if (!outermost(tokens).some((each) => each.word === 'or')) return replaced(start, tokens, own, sql, written) ?? inserted(start + last.end, ' AND ', written);
  // AND binds before OR: what is there is held together first.
  const at = start + last.end;
  return {
    is: 'added',
    changes: [{ at, remove: 0, insert: `) AND ${written}` }, { at: start + first.start, remove: 0, insert: '(' }],
    condition: { from: at + 1 + ') AND '.length, to: at + 1 + ') AND '.length + written.length },
  };
}

/** The last token of a condition that is finished. */
function endsWell(token: Token): boolean {
  if (token.kind === 'operator') return token.text === ')';
  return !['and', 'or', 'not', 'is', 'in', 'like', 'between', 'join', 'as', 'on', 'escape', 'glob', 'from'].includes(wordOf(token));
}

/** Where a choice among the field's values stands already: `= x`, `IS NULL`, `BETWEEN x AND y`, `>= x AND field < y`. */
function replaced(start: number, tokens: readonly Token[], field: OwnField, sql: string, written: string): FilterStep | null {
  const parts = conjuncts(tokens);
  const at = parts.findIndex((part) => chooses(part, field));
  if (at < 0) return null;
  const first = parts[at] as readonly Token[];
  const next = parts[at + 1];
  const isPair = comparison(first, field) === '>=' && next !== undefined && comparison(next, field) === '<';
  if (comparison(first, field) === '>=' && !isPair) return null;
  const [from, to] = [(first[0] as Token).start, ((isPair ? next : first).at(-1) as Token).end];
  return { is: 'replaced', changes: [{ at: start + from, remove: to - from, insert: written }], condition: { from: start + from, to: start + from + written.length }, replaced: sql.slice(from, to) };
}

/** The parts between the ANDs outside all brackets; the AND of BETWEEN belongs to it. */
function conjuncts(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  const ands = new Set(outermost(tokens).filter(({ word, at }, nth, all) => word === 'and' && all.findLast((other, before) => before < nth && (other.word === 'and' || other.word === 'between') && other.at < at)?.word !== 'between').map(({ at }) => at));
  tokens.forEach((token, at) => (ands.has(at) ? parts.push([]) : (parts.at(-1) as Token[]).push(token)));
  return parts;
}

/** The field's name at the beginning is the field itself; then comes what compares it, and values only. */
function chooses(part: readonly Token[], field: OwnField): boolean {
  const rest = afterName(part, field);
  const operator = comparison(part, field);
  const values = rest?.slice(1) ?? [];
  if (operator === 'is') return values.length === 1 && wordOf(values[0]) === 'null';
  const isValue = (token: Token): boolean => ['text', 'number', 'blob'].includes(token.kind) || ['and', 'char'].includes(wordOf(token)) || ['(', ')', ',', '-', '+', '||'].includes(token.text);
  return ['=', '==', '>=', 'between', 'in'].includes(operator) && values.length > 0 && values.every(isValue);
}

function comparison(part: readonly Token[], field: OwnField): string {
  const first = afterName(part, field)?.[0];
  return first === undefined ? '' : first.kind === 'operator' ? first.text : wordOf(first);
}

function afterName(part: readonly Token[], { field, called }: OwnField): readonly Token[] | null {
  const isQualified = part[1]?.text === '.';
  if (isQualified ? nameKey(nameOf(part[0])) !== nameKey(called.name) : !called.isAlone) return null;
  const token = part[isQualified ? 2 : 0];
  const isName = token?.kind === 'name' || token?.kind === 'quotedName';
  return isName && nameKey(nameOf(token)) === nameKey(field) ? part.slice(isQualified ? 3 : 1) : null;
}
