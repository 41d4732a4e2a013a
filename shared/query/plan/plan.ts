import type { KernelQuery, Table } from '#shared/table';
import type { TableDescription } from '../named-table';
import type { Place } from './place';
import type { Typed } from './typed';

/** A table that a statement may mean. */
export interface Candidate {
  readonly alias: string;
  readonly description: Pick<TableDescription, 'name' | 'fields'>;
}

/** A table whose columns the kernel may read. */
export interface KernelTable extends Candidate {
  /** Absent where only SQLite knows it. */
  readonly table?: Table;
  /** Positions of the fields that are there, where not all are; `null` for none. */
  readonly loaded?: ReadonlySet<number> | null | undefined;
}

/** What the kernel computes with: one table or subquery, or several that are joined. */
export interface InputPlan<T extends Candidate = KernelTable> {
  readonly sources: readonly SourcePlan<T>[];
  /** The source whose rows are gone through; each of the others has at most one row for each of them. */
  readonly first: number;
  /** In the order in which they are looked up. */
  readonly lookUps: readonly LookUpPlan[];
  /** Where the columns of the kernel's input come from. */
  readonly columns: readonly Place[];
}

export type SourcePlan<T extends Candidate = KernelTable> = { readonly kind: 'table'; readonly table: T } | { readonly kind: 'select'; readonly name: string | null; readonly select: SelectPlan<T> };

/** `source` joined on `key = own`; rows that have none there stay only where it is `optional`. */
export interface LookUpPlan {
  readonly source: number;
  readonly key: Place;
  readonly own: number;
  readonly optional: boolean;
}

export interface ResultColumn {
  readonly name: string;
  /** As SQLite calls it with `full_column_names`. */
  readonly longName: string;
  readonly typed: Typed;
  /** As the SELECT around calls it; `null` where only the expression's text names it. */
  readonly innerName: string | null;
  /** The same with `full_column_names`, with which what `*` stood for has another name. */
  readonly innerLongName: string;
}

/** One SELECT in the kernel's terms. */
export interface SelectPlan<T extends Candidate = KernelTable> {
  readonly input: InputPlan<T>;
  readonly query: KernelQuery;
  readonly results: readonly ResultColumn[];
  /** Whether it has an ORDER BY, or a subquery of it has. */
  readonly isOrdered: boolean;
  /** Whether its names lead somewhere with `full_column_names` too. */
  readonly hasLongNames: boolean;
}

/** What a statement asks. */
export interface Plan<T extends Candidate = KernelTable> {
  readonly select: SelectPlan<T>;
  /** The tables that it reads, each once and in the order in which they are listed, and the positions of the fields that it takes. */
  readonly reads: readonly { readonly table: T; readonly positions: ReadonlySet<number> }[];
}

/** The selects of a plan, inner ones first. */
export function selectsOf<T extends Candidate>(select: SelectPlan<T>): SelectPlan<T>[] {
  return [...select.input.sources.flatMap((source) => (source.kind === 'select' ? selectsOf(source.select) : [])), select];
}

/** @param tables every one that a statement can name */
export function planOf<T extends Candidate>(select: SelectPlan<T>, tables: readonly T[]): Plan<T> {
  const reads = readsOf(select);
  return { select, reads: tables.flatMap((table) => (reads.has(table) ? [{ table, positions: reads.get(table) as ReadonlySet<number> }] : [])) };
}

/** By table, the positions of the fields that are taken. */
function readsOf<T extends Candidate>(select: SelectPlan<T>): ReadonlyMap<T, ReadonlySet<number>> {
  const reads = new Map<T, Set<number>>();
  for (const { input } of selectsOf(select)) {
    input.sources.forEach((source, nth) => {
      if (source.kind === 'select') return;
      const positions = reads.get(source.table) ?? new Set<number>();
      reads.set(source.table, positions);
      for (const { position } of placesIn(input, nth)) positions.add(position);
    });
  }
  return reads;
}

/** What of a source is looked at. */
function placesIn({ columns, lookUps }: InputPlan<Candidate>, nth: number): Place[] {
  return [...columns, ...lookUps.flatMap(({ source, key, own }) => [key, { source, position: own }])].filter(({ source }) => source === nth);
}
