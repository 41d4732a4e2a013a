import fc from 'fast-check';
import { isMoloError } from '#shared/base';
import { createEngine, loadSqlite, quoteName, type Sqlite } from '#shared/query';
import { rowAt } from '#shared/table';
import { writeDatabasePages } from '../../shared/query/database/write-database';
import type { Fuzzer } from './fuzzer';
import { field, tableOf } from '../support/tables';

const FIELDS = [field('geo', 'string'), field('n', 'integer'), field('r', 'number'), field('x', 'any')];
const ROWS = Array.from({ length: 60 }, (_, n) => [n % 3 === 0 ? null : `geo ${n}`, n * n * n * n, n / 7, n === 50 ? 'long'.repeat(600) : n % 2 === 0 ? n : String(n)]);

/** A database of leaf, interior and overflow pages, so that damage finds all of them. */
const SOUND = writeDatabasePages([{ name: 't', table: tableOf(FIELDS, ROWS) }, { name: 'u', table: tableOf(FIELDS, ROWS.slice(0, 3)) }], 512);

interface Damage {
  readonly patches: readonly (readonly [number, number])[];
  /** Bytes that are left of the file. */
  readonly length: number;
}

const place = fc.oneof({ weight: 3, arbitrary: fc.nat(SOUND.length - 1) }, { weight: 1, arbitrary: fc.nat(130) });
const damage: fc.Arbitrary<Damage> = fc.record({
  patches: fc.array(fc.tuple(place, fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 127, 128, 255))), { maxLength: 6 }),
  length: fc.oneof({ weight: 4, arbitrary: fc.constant(SOUND.length) }, { weight: 1, arbitrary: fc.nat(SOUND.length) }),
});

function check(sqlite: Sqlite, { patches, length }: Damage): void {
  const bytes = SOUND.slice(0, length);
  for (const [at, byte] of patches) if (at < bytes.length) bytes[at] = byte;
  const engine = createEngine(sqlite, { heapBytes: 128 * 2 ** 20 });
  try {
    refusable(() => engine.attach('p', bytes));
    for (const { name } of engine.tables()) refusable(() => rowAt(engine.query(`SELECT * FROM p.${quoteName(name)} ORDER BY 1`, {}, { maxRows: 1000 }).table, 0));
    if (engine.query('SELECT 1').table.rows !== 1) throw new Error('The engine no longer answers.');
  } finally {
    engine.close();
  }
}

function refusable(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isMoloError(error) || !/^(package|query)\./.test(error.code)) throw error;
  }
}

export default {
  name: 'database',
  about: 'a damaged database is read or refused with a code, and the engine goes on',
  async prepare() {
    const sqlite = await loadSqlite();
    return { inputs: damage, check: (input) => check(sqlite, input) };
  },
} satisfies Fuzzer<Damage>;
