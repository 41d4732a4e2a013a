import { nameKey } from '../names';
import { NotMine } from './not-mine';
import type { Place } from './place';
import type { NameSyntax } from './syntax';
import type { Typed } from './typed';

/** What an expression of a name alone is worth, but for where the kernel finds it. */
export type Column = Omit<Typed, 'expression'>;

export interface ScopeColumn {
  readonly name: string;
  /** As a result with `full_column_names`. */
  readonly longName: string;
  /** What leads to it with `full_column_names`, which give what `*` stood for in a subquery another name. */
  readonly fullName: string;
  readonly column: () => Column;
  /** Not to be referred to: it has no name of its own, or only a text's. */
  readonly nameless?: boolean;
}

/** A table or subquery of FROM. */
export interface ScopeSource {
  /** What stands before the point: the alias, else the table's name; `null` for a subquery without one. */
  readonly label: string | null;
  /** The alias of the table's database. */
  readonly database: string | null;
  readonly columns: readonly ScopeColumn[];
}

export const same = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

/** The names of one FROM, and which of its columns are used: the kernel's input has no others, in the order in which they were asked for. */
export class Scope {
  readonly used: Place[] = [];
  /** Whether every name leads somewhere with `full_column_names` too. */
  hasLongNames = true;
  /** The right-hand sides of USING: only the left one is meant by the bare name. */
  private readonly hidden = new Set<string>();

  constructor(readonly sources: readonly ScopeSource[]) {}

  hide(place: Place): void {
    this.hidden.add(keyOf(place));
  }

  isHidden(place: Place): boolean {
    return this.hidden.has(keyOf(place));
  }

  /** `null` where no column is called so. @throws NotMine where several are */
  place({ database, table, name }: NameSyntax, sources = this.sources.length): Place | null {
    const named = this.sources.slice(0, sources).flatMap((own, source): Place[] => {
      if (table !== null && (own.label === null || !same(own.label, table))) return [];
      if (database !== null && (own.database === null || !same(own.database, database))) return [];
      const position = own.columns.findIndex((column) => same(column.name, name));
      return position < 0 || (table === null && this.isHidden({ source, position })) ? [] : [{ source, position }];
    });
    if (named.length > 1 || named.some((place) => this.at(place).nameless === true)) throw new NotMine('name');
    const [found = null] = named;
    if (found !== null) this.found(found);
    return found;
  }

  /** Minds that a name led there. */
  found(place: Place): void {
    const { name, fullName } = this.at(place);
    if (!same(name, fullName)) this.hasLongNames = false;
  }

  at({ source, position }: Place): ScopeColumn {
    return (this.sources[source] as ScopeSource).columns[position] as ScopeColumn;
  }

  /** A column as an expression, which from now on is used. */
  column(place: Place): Typed {
    const known = this.used.findIndex((own) => keyOf(own) === keyOf(place));
    const column = known >= 0 ? known : this.used.push(place) - 1;
    return { expression: { kind: 'column', column }, ...this.at(place).column() };
  }
}

const keyOf = ({ source, position }: Place): string => `${source}.${position}`;
