import type { NameSyntax } from './syntax';
import type { Typed } from './typed';
/** What an expression of a name alone is worth, but for where the kernel finds it. */
export type Column = Omit<Typed, 'expression'>;
export interface ScopeColumn {
    readonly name: string;
    /** With `full_column_names`. */
    readonly longName: string;
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
/** A column of one of the sources. */
export interface Place {
    readonly source: number;
    readonly position: number;
}
export declare const same: (one: string, other: string) => boolean;
/** The names of one FROM, and which of its columns are used: the kernel's input has no others, in the order in which they were asked for. */
export declare class Scope {
    readonly sources: readonly ScopeSource[];
    readonly used: Place[];
    /** The right-hand sides of USING: only the left one is meant by the bare name. */
    private readonly hidden;
    constructor(sources: readonly ScopeSource[]);
    hide(place: Place): void;
    isHidden(place: Place): boolean;
    /** `null` where no column is called so. @throws NotMine where several are */
    place({ database, table, name }: NameSyntax, sources?: number): Place | null;
    at({ source, position }: Place): ScopeColumn;
    /** A column as an expression, which from now on is used. */
    column(place: Place): Typed;
}
