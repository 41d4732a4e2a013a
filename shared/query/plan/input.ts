import { areUnique, type Column, type Field, lookUp, type Stored, type Table } from '#shared/table';
import { declaredTypeOf } from '../database/declared-type';
import { type InputPlan, type KernelTable, type LookUpPlan, type Plan, selectsOf, type SourcePlan } from './plan';
import type { Place } from './place';

/** Columns of equal length. */
export interface Columns {
  readonly rows: number;
  readonly columns: readonly Stored[];
}

/** What of a joined input is there already, by place. */
type Gathered = Map<string, Stored>;

const keyOf = ({ source, position }: Place): string => `${source}.${position}`;

/**
 * The columns that a SELECT is asked of, and behind them one for each inner join: 1 where a row has found its other half.
 * @param answered the columns of a source that is a subquery; `null` where the kernel has none
 */
export function gathered(input: InputPlan, answered: (source: SourcePlan & { kind: 'select' }) => Columns | null): Columns | null {
  const sources = input.sources.map((source) => (source.kind === 'table' ? tableColumns(source.table) : selectColumns(answered(source))));
  if (!sources.every((source) => source !== null)) return null;
  const found: Gathered = new Map();
  const first = sources[input.first] as Source;
  for (const place of placesOf(input)) if (place.source === input.first) found.set(keyOf(place), first.at(place.position));
  const matched: Stored[] = [];
  for (const step of input.lookUps) {
    const match = lookedUp(step, sources[step.source] as Source, placesOf(input), found);
    if (match === null) return null;
    if (!step.optional) matched.push(match);
  }
  return { rows: first.rows, columns: [...input.columns.map((place) => found.get(keyOf(place)) as Stored), ...matched] };
}

/** Whether a row has several partners in one of the tables that are looked up: then SQLite has to join them. */
export function hasRepeatedKeys({ select }: Plan): boolean {
  const steps = selectsOf(select).flatMap(({ input }) => input.lookUps.map(({ source, own }) => ({ source: input.sources[source], own })));
  return steps.some(({ source, own }) => {
    const list = source?.kind === 'table' ? tableColumns(source.table) : null;
    return list !== null && !areUnique(list.at(own), list.rows);
  });
}

function placesOf({ columns, lookUps }: InputPlan): readonly Place[] {
  return [...columns, ...lookUps.map(({ key }) => key)];
}

/** Adds what a list says of each row. */
function lookedUp({ source, key, own }: LookUpPlan, list: Source, places: readonly Place[], found: Gathered): Stored | null {
  const wanted = places.filter((place) => place.source === source);
  const answer = lookUp(found.get(keyOf(key)) as Stored, { keys: list.at(own), rows: list.rows }, wanted.map(({ position }) => list.at(position)));
  wanted.forEach((place, nth) => found.set(keyOf(place), answer?.columns[nth] as Stored));
  return answer && answer.matched;
}

interface Source {
  readonly rows: number;
  at(position: number): Stored;
}

/** `null` where the rows are not at hand. */
function tableColumns({ table, loaded }: KernelTable): Source | null {
  if (table === undefined || loaded === null) return null;
  return { rows: table.rows, at: (position) => storedAt(table, position) };
}

function storedAt({ columns, fields }: Table, position: number): Stored {
  const column = columns[position] as Column;
  return { column, real: declaredTypeOf(column, (fields[position] as Field).type) === 'REAL' };
}

function selectColumns(answer: Columns | null): Source | null {
  return answer && { rows: answer.rows, at: (position) => answer.columns[position] as Stored };
}
