import fc from 'fast-check';
import { createEngine, describeTables, type Engine, loadSqlite, type NamedTable, writeDatabase } from '#shared/query';
import type { Fuzzer } from './fuzzer';
import { Choices, numbers } from './kernel/choices';
import { alike, isLeft, outcomeOf } from './kernel/compare';
import { type Asked, statementOf } from './kernel/statements';
import { type World, worlds } from './kernel/tables';
import { Tally } from './kernel/tally';

interface Case {
  readonly world: World;
  readonly questions: readonly Asked[];
}

/** So many decisions make nearly every statement whole. */
const DECISIONS = 120;

const cases: fc.Arbitrary<Case> = fc
  .record({ world: worlds, decisions: fc.array(numbers(DECISIONS), { minLength: 1, maxLength: 4, size: 'max' }) })
  .map(({ world, decisions }) => ({ world, questions: decisions.map((own) => statementOf(world, new Choices(own))) }));

/** Two engines: one over the columns, where the kernel may answer, one over a database of them that is written once. */
interface Engines {
  readonly columns: Engine;
  readonly bytes: Engine;
}

const tablesOf = ({ t, l, m }: World): NamedTable[] => [{ name: 't', table: t }, { name: 'l', table: l }, { name: 'm', table: m }];

/** Who says what is right. Views of labels are made where columns are attached. */
function judgeOf({ columns, bytes }: Engines, { sql }: Asked, world: World): Engine {
  if (/_labels\b/i.test(sql)) return columns;
  if (bytes.tables().length === 0) bytes.attach('p', writeDatabase(tablesOf(world)), { described: describeTables(tablesOf(world)) });
  return bytes;
}

/** Of these the kernel can only answer an inner part. */
const OUTER = 'window';

/** Every fourth question is left to whoever answers, so that what SQLite reads of the columns is held against the whole database too. */
function check(engines: Engines, tally: Tally, { world, questions }: Case): void {
  engines.columns.attach('p', tablesOf(world));
  try {
    questions.forEach((question, nth) => {
      const kernel = outcomeOf(engines.columns, question, nth === 3 || question.traits.includes(OUTER) ? 'auto' : 'on');
      tally.note(question.traits, kernel);
      if (isLeft(kernel)) return;
      const sqlite = outcomeOf(judgeOf(engines, question, world), question, 'off');
      if (!alike(kernel, sqlite, question.likeness)) throw new Error(`${question.sql}\n  params ${fc.stringify(question.params)}, ${question.likeness}\n  with the kernel: ${fc.stringify(kernel)}\n  by SQLite alone: ${fc.stringify(sqlite)}`);
    });
  } finally {
    engines.columns.detach('p');
    engines.bytes.detach('p');
  }
}

export default {
  name: 'kernel',
  about: 'a statement gets the same answer, to the last bit, whether the kernel may give it or SQLite has to',
  async prepare() {
    const sqlite = await loadSqlite();
    const engines = { columns: createEngine(sqlite), bytes: createEngine(sqlite) };
    const tally = new Tally();
    return { inputs: cases, check: (input) => check(engines, tally, input), remarks: () => String(tally), hollow: () => tally.hollow() };
  },
} satisfies Fuzzer<Case>;
