import type { CodeSuggestion, CodeSuggestions } from '#renderer/ui';
import type { Translator } from '#shared/i18n';
import { fold, nameKey, writtenName } from '#shared/query';
import { calledAs, explained, KNOWN_FUNCTIONS } from './functions';
import type { SqlField, SqlTable } from './schema';
import { type SqlSource, type Surroundings, surroundings } from './surroundings';
import { KEYWORDS } from './vocabulary';

/** Suggestions shown at once. */
const MOST = 200;

/** Fields that are offered while no table is named yet. */
const MOST_FIELDS = 2_000;

/** A suggestion with the words by which it is found. */
interface Candidate extends CodeSuggestion {
  /** Of equally good ones, those of a smaller rank stand first. */
  readonly rank: number;
  readonly title?: string | undefined;
  /** What it is found by, where the label says more: `year` of `c.year`. */
  readonly name?: string;
}

/**
 * What could be written at a place of a SQL text: tables and fields that are open, by name or by title, with the
 * fields of the tables that the statement reads before others; functions; words of the language.
 */
export function completeSql(text: string, at: number, asked: boolean, tables: readonly SqlTable[], { t }: Pick<Translator, 't'>): CodeSuggestions | null {
  const place = surroundings(text, at);
  if (place === null || place.namesSomething) return null;
  if (!asked && place.word === '' && place.qualifier === null && !place.wantsTable) return null;
  const options = matching(candidates(place, tables, t), place.word);
  // Written out already: nothing is left to offer, and Enter is for a new line.
  if (options.length === 0 || (!asked && options.length === 1 && nameKey(options[0]?.insert ?? options[0]?.label ?? '') === nameKey(place.word))) return null;
  return { from: place.from, options };
}

function candidates(place: Surroundings, tables: readonly SqlTable[], t: Translator['t']): Candidate[] {
  if (place.qualifier !== null) return qualified(place.qualifier, place, tables);
  const named = [...place.made.map((name): Candidate => ({ label: name, kind: 'table', insert: writtenName(name), rank: 0 })), ...tables.map((table) => tableCandidate(table))];
  if (place.wantsTable) return [...named, ...packages(tables)];
  const words = KEYWORDS.map((label) => keyword(label, place.word, place.beginsStatement ? 0 : 4));
  if (place.beginsStatement) return words;
  return [...fieldsInReach(place, tables), ...calledTables(place), ...named, ...functions(place, t), ...words];
}

/** After a point: the fields of a table, or the tables of a package. */
function qualified(qualifier: string, { sources }: Surroundings, tables: readonly SqlTable[]): Candidate[] {
  const key = nameKey(qualifier);
  const source = sources.find(({ called }) => nameKey(called) === key);
  const table = source ? tableOf(source, tables) : tables.find(({ name }) => nameKey(name) === key);
  const fields = table?.fields.map((field) => fieldCandidate(field)) ?? [];
  const within = tables.filter(({ alias }) => nameKey(alias) === key).map((own): Candidate => ({ ...tableCandidate(own), insert: writtenName(own.name) }));
  return [...fields, ...within];
}

function tableOf({ alias, name }: SqlSource, tables: readonly SqlTable[]): SqlTable | undefined {
  return tables.find((table) => nameKey(table.name) === nameKey(name) && (alias === null || nameKey(table.alias) === nameKey(alias)));
}

/** Fields of the tables that the statement reads; of all tables while it names none. One that several have is named with its table. */
function fieldsInReach({ sources }: Surroundings, tables: readonly SqlTable[]): Candidate[] {
  const read = sources.flatMap((source) => {
    const table = tableOf(source, tables);
    return table ? [{ table, called: source.called }] : [];
  });
  if (read.length === 0) {
    const all = tables.flatMap((table) => table.fields.map((field) => [field.name, fieldCandidate(field, table.reference)] as const));
    return [...new Map(all.slice(0, MOST_FIELDS).toReversed()).values()].toReversed();
  }
  const count = new Map<string, number>();
  for (const { table } of read) for (const { name } of table.fields) count.set(nameKey(name), (count.get(nameKey(name)) ?? 0) + 1);
  return read.flatMap(({ table, called }) =>
    table.fields.map((field) => {
      if ((count.get(nameKey(field.name)) ?? 0) < 2) return fieldCandidate(field);
      const label = `${writtenName(called)}.${writtenName(field.name)}`;
      return { ...fieldCandidate(field), label, insert: label, name: field.name };
    }),
  );
}

function calledTables({ sources }: Surroundings): Candidate[] {
  return sources.filter(({ name, called }) => name !== called).map(({ name, called }): Candidate => ({ label: called, kind: 'table', detail: name, insert: writtenName(called), rank: 1 }));
}

function tableCandidate({ name, reference, alias, title }: SqlTable): Candidate {
  return { label: name, kind: 'table', title, detail: title ?? alias, info: [title, `${writtenName(alias)}.${writtenName(name)}`].filter(Boolean).join('\n'), insert: reference, rank: 2 };
}

function packages(tables: readonly SqlTable[]): Candidate[] {
  return [...new Set(tables.map(({ alias }) => alias))].map((alias) => ({ label: alias, kind: 'package', insert: writtenName(alias), rank: 3 }));
}

function fieldCandidate({ name, title, description, type }: SqlField, table?: string): Candidate {
  const info = [title, description, type, table].filter(Boolean).join('\n');
  return { label: name, kind: 'field', title, detail: title ?? type, info, insert: writtenName(name), rank: 0 };
}

function functions({ isCalled }: Surroundings, t: Translator['t']): Candidate[] {
  return KNOWN_FUNCTIONS.map((known) => ({
    label: known.name,
    kind: 'function',
    detail: `(${known.arguments})`,
    info: `${calledAs(known)}\n${explained(known, t)}`,
    rank: 3,
    ...(isCalled ? {} : { insert: `${known.name}()`, back: known.arguments === '' ? 0 : 1 }),
  }));
}

/** In the case in which the person writes. */
function keyword(label: string, word: string, rank: number): Candidate {
  return { label: word !== '' && word === word.toLowerCase() ? label.toLowerCase() : label, kind: 'keyword', rank };
}

function matching(all: readonly Candidate[], word: string): CodeSuggestion[] {
  const wanted = fold(word);
  return all
    .map((candidate, index) => ({ candidate, index, score: scoreOf(candidate, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.candidate.rank - other.candidate.rank || one.index - other.index)
    .slice(0, MOST)
    .map(({ candidate: { rank: _rank, title: _title, name: _name, ...suggestion } }) => suggestion);
}

/** How well it is what is being written: whole, by its beginning, by a word of its title, by a part of it. */
function scoreOf({ label, title, kind, name: own = label }: Candidate, wanted: string): number {
  if (wanted === '') return 1;
  const name = fold(own);
  if (name === wanted) return 6;
  if (name.startsWith(wanted) || fold(label).startsWith(wanted)) return 5;
  if (kind === 'keyword') return 0;
  if (wordsOf(name).some((part) => part.startsWith(wanted))) return 4;
  if (title !== undefined && wordsOf(fold(title)).some((part) => part.startsWith(wanted))) return 3;
  return wanted.length > 1 && name.includes(wanted) ? 2 : 0;
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u);
}
