import type { NamedTable } from '#shared/query';
import { field, tableOf } from '../../support/tables';

/** What the attacks of the corpus are aimed at: `p` is attached as columns, `q` as bytes. */
export const TABLES: Readonly<Record<'p' | 'q', readonly NamedTable[]>> = {
  p: [
    { name: 't', table: tableOf([field('geo', 'string'), field('cases', 'integer')], [['PL', 7], ['CZ', 3]]) },
    { name: 'we"ird] [name;--', table: tableOf([field('a b";--', 'integer'), field("c'd", 'string')], [[1, "x'); DROP TABLE t; --"]]) },
  ],
  q: [{ name: 'u', table: tableOf([field('a', 'integer'), field('b', 'string')], [[1, 'x'], [2, null]]) }],
};
