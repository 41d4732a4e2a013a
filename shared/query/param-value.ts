import type { Cell } from '#shared/table';

/** A whole number that is REAL: 3.0, so that half of it is 1.5. */
export type Real = { readonly real: number };

/** The value of a parameter. */
export type ParamValue = Cell | Real;

export function isReal(value: unknown): value is Real {
  return typeof value === 'object' && value !== null && 'real' in value && typeof value.real === 'number';
}

/** A number that is REAL, whole or not. */
export function realValue(value: number): number | Real {
  return Number.isInteger(value) ? { real: value } : value;
}
