import type { Cell, KernelExpression } from '#shared/table';
/** `numeric` stands for INTEGER, REAL and NUMERIC, which compare alike; `none` is what is no column and no CAST (https://sqlite.org/datatype3.html, section 3). */
export type Affinity = 'text' | 'numeric' | 'blob' | 'none';
/** An expression in the kernel's terms, and what is known of its values before there are any. */
export interface Typed {
    readonly expression: KernelExpression;
    readonly affinity: Affinity;
    /** Whether a value may be text, and whether a number; NULL always may be. */
    readonly text: boolean;
    readonly number: boolean;
    /** Integers of 32 bits and nothing else: their sum is the same in any order. */
    readonly small: boolean;
}
type Known = Pick<Typed, 'text' | 'number'>;
export declare const TEXT: Known;
export declare const NUMBER: Known;
/** `call(...)` without an affinity, which only columns and CAST have. */
export declare function called(operation: string, passed: readonly Typed[], known: Known, small?: boolean): Typed;
export declare function literal(value: Cell, real?: boolean): Typed;
/** A number as it is written, without a sign. */
export declare function writtenNumber(text: string): Typed;
/** The value of a parameter as it is bound. Large integers are cast in the statement, which gives them an affinity. */
export declare function boundValue(value: Cell): Typed;
/** Both sides of a comparison with the affinity that SQLite gives them before (datatype3.html, section 4.2). */
export declare function compared(one: Typed, other: Typed): [Typed, Typed];
/** @throws NotMine where a value might be converted in a way that the kernel has no name for */
export declare function withAffinity(operand: Typed, affinity: Affinity): Typed;
export {};
