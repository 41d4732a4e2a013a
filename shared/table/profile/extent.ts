import type { Numeric } from './profile';

export interface Extent {
  readonly min: number;
  readonly max: number;
}

/** Least and greatest; infinite the other way round where there is none. */
export function extentOf(values: Numeric): Extent {
  let min = Infinity;
  let max = -Infinity;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}
