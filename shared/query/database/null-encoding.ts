import type { ColumnEncoding, DeclaredType } from './column-encoding';

/** A column without a single value: each record's header says NULL, which is 0, as fresh pages are. */
export function nullEncoding(declaredType: DeclaredType): ColumnEncoding {
  return {
    declaredType,
    fixedHeader: 1,
    measure: () => undefined,
    write({ from, to, headerAt }) {
      for (let i = 0; i < to - from; i++) headerAt[i] = (headerAt[i] as number) + 1;
    },
  };
}
