import type { Field } from '#shared/table';
import type { ReadingStatement } from '../guard/statement';
import type { TableDescription } from '../named-table';
import { nameKey } from '../names';
import { orReason } from '../plan/not-mine';
import { parseSelect } from '../plan/parse';
import type { CommonTable, Expression, NameSyntax, SelectSyntax, SourceSyntax } from '../plan/syntax';

/** Functions that answer with one of the values that they are given. */
const CHOOSING: ReadonlySet<string> = new Set(['min', 'max']);

/** A SELECT, and the common tables that its FROM may name. */
interface Place {
  readonly select: SelectSyntax;
  readonly common: readonly Common[];
}

interface Common extends Place {
  readonly name: string;
  readonly columns: CommonTable['columns'];
}

/**
 * By result of a statement, the field of a table whose values it gives, under another name or chosen from: `year AS y`, `max(year)`; through
 * subqueries too. `undefined` where it is computed, or where it takes more than the words to know; nothing is said from a `*` on.
 */
export function chosenFields(statement: ReadingStatement, read: readonly TableDescription[]): readonly (Field | undefined)[] {
  const select = orReason(() => parseSelect(statement));
  if (typeof select === 'string') return [];
  const place = placed(select, []);
  const star = select.results.findIndex(({ kind }) => kind === 'star');
  const results = star < 0 ? select.results : select.results.slice(0, star);
  return results.map((result) => (result.kind === 'expression' ? fieldOf(result.expression, place, read) : undefined));
}

/** Each common table sees those before it. */
function placed(select: SelectSyntax, outer: readonly Common[]): Place {
  return { select, common: select.tables.reduce<readonly Common[]>((common, { name, columns, select: own }) => [...common, { name, columns, ...placed(own, common) }], outer) };
}

function fieldOf(expression: Expression, place: Place, read: readonly TableDescription[]): Field | undefined {
  if (expression.kind === 'name') return named(expression, place, read);
  const isChoice = expression.kind === 'call' && CHOOSING.has(nameKey(expression.name)) && expression.arguments.length === 1;
  return isChoice ? fieldOf(expression.arguments[0] as Expression, place, read) : undefined;
}

function named({ table, name }: Pick<NameSyntax, 'table' | 'name'>, place: Place, read: readonly TableDescription[]): Field | undefined {
  const sources = place.select.from.filter((source) => table === null || isCalled(source, table));
  const derived = sources.map((source) => derivedFrom(source, place));
  // Of several sources it takes what each of them has to know which is meant: tables tell that.
  if (derived.some((own) => own !== null)) return sources.length === 1 ? columnOf(derived[0] as Common, name, read) : undefined;
  const found = sources.flatMap(({ of }) => (of.kind === 'table' ? fieldsCalled(of.name, name, read) : []));
  return found.length === 1 ? found[0] : undefined;
}

function isCalled({ of, alias }: SourceSyntax, label: string): boolean {
  const own = alias ?? (of.kind === 'table' ? of.name : null);
  return own !== null && nameKey(own) === nameKey(label);
}

/** The subquery or common table that a source is; `null` for a table. */
function derivedFrom({ of }: SourceSyntax, { common }: Place): Common | null {
  if (of.kind === 'select') return { name: '', columns: null, ...placed(of.select, common) };
  return of.database === null ? (common.findLast(({ name }) => nameKey(name) === nameKey(of.name)) ?? null) : null;
}

/** Of tables that are called alike in several packages it is not known which one is read. */
function fieldsCalled(table: string, name: string, read: readonly TableDescription[]): Field[] {
  const tables = read.filter((one) => nameKey(one.name) === nameKey(table));
  return tables.length === 1 ? tables.flatMap(({ fields }) => fields.filter((field) => nameKey(field.name) === nameKey(name))) : [];
}

/** What a column of a subquery gives. */
function columnOf(derived: Common, name: string, read: readonly TableDescription[]): Field | undefined {
  const { columns, select } = derived;
  const isMeant = (own: string | null | undefined): boolean => own !== null && own !== undefined && nameKey(own) === nameKey(name);
  if (select.results.some(({ kind }) => kind === 'star')) return columns === null && select.results.length === 1 ? named({ table: null, name }, derived, read) : undefined;
  const results = select.results.filter((result, nth) => result.kind === 'expression' && isMeant(columns === null ? (result.alias ?? (result.expression.kind === 'name' ? result.expression.name : null)) : columns[nth]));
  const [only] = results;
  return results.length === 1 && only?.kind === 'expression' ? fieldOf(only.expression, derived, read) : undefined;
}
