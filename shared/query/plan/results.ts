import { lowered, type Meaning } from './lower';
import { NotMine } from './not-mine';
import type { ResultColumn } from './plan';
import type { Place } from './place';
import { same, type Scope } from './scope';
import type { Expression, ResultSyntax } from './syntax';

/** A result, `*` written out. */
export interface NamedResult {
  readonly expression: Expression;
  /** The name by which GROUP BY, HAVING, ORDER BY and WHERE may mean it. */
  readonly alias: string | null;
  readonly names: Omit<ResultColumn, 'typed'>;
}

/** What SQLite calls a subquery without a name begins so. */
const UNNAMED = '(subquery)';

/** SQLite shows no more columns (https://sqlite.org/limits.html). */
const MOST = 2000;

/** The results of a SELECT as SQLite calls them (select.c, `sqlite3GenerateColumnNames`). */
export function namedResults(results: readonly ResultSyntax[], scope: Scope): NamedResult[] {
  const all = results.flatMap((result) => (result.kind === 'star' ? allOf(result.table, scope) : [named(result, scope)]));
  if (all.length > MOST) throw new NotMine('long');
  return all;
}

function named({ expression, alias, text }: Extract<ResultSyntax, { kind: 'expression' }>, scope: Scope): NamedResult {
  if (alias !== null) return { expression, alias, names: { name: alias, longName: alias, innerName: alias, innerLongName: alias } };
  const place = expression.kind === 'name' ? scope.place(expression) : null;
  if (expression.kind !== 'name' || place === null) return { expression, alias, names: { name: text, longName: text, innerName: null, innerLongName: text } };
  const { name, longName } = scope.at(place);
  return { expression, alias, names: { name, longName, innerName: expression.name, innerLongName: expression.name } };
}

/** Every column of one source or of all, but of two that USING makes one only the left one. */
function allOf(table: string | null, scope: Scope): NamedResult[] {
  const chosen = scope.sources.flatMap(({ label }, source) => (table === null || (label !== null && same(label, table)) ? [source] : []));
  if (chosen.length === 0 || (table !== null && chosen.length > 1)) throw new NotMine('name');
  return chosen.flatMap((source) => {
    const { label, columns } = scope.sources[source] as Scope['sources'][number];
    return columns.flatMap(({ name, fullName, nameless }, position): NamedResult[] => {
      const place: Place = { source, position };
      if (table === null && scope.isHidden(place)) return [];
      const longName = `${label ?? UNNAMED}.${fullName}`;
      return [{ expression: { kind: 'place', place }, alias: name, names: { name, longName, innerName: nameless ? null : name, innerLongName: longName } }];
    });
  });
}

/** What LIMIT and OFFSET say. @param otherwise without them, and below zero */
export function countOf(expression: Expression | null, meaning: Meaning, otherwise: number): number {
  if (expression === null) return otherwise;
  const count = lowered(expression, { ...meaning, name: refuse, place: refuse }).expression;
  if (count.kind !== 'literal' || count.real || typeof count.value !== 'number') throw new NotMine('limit');
  return count.value < 0 ? otherwise : count.value;
}

function refuse(): never {
  throw new NotMine('limit');
}
