/** Where the questions are answered: a worker as the page's data worker is one. */
import { loadSqlite, type NamedTable } from '#shared/query';
import { read } from '#shared/reader';
import { type Column, columnOf } from '#shared/table';
import { median, milliseconds } from '../bench';
import { difference } from './compare';
import { type Answer, type Contestant, duckDb, molo, plainSqlJs, startDuckDb } from './contestants';
import type { Asked, FromBench, Timed } from './messages';
import { type Names, questionsAbout, type Question } from './questions';
import { codeList, SYNTHETIC, syntheticTables } from './synthetic';

/** A contestant is asked at most so often, and not again once it has taken so long altogether. */
const ROUNDS = 15;
const MILLISECONDS = 2_500;

/** Real statistics: asylum applicants by year, citizenship and country. */
const REAL: Names = { table: 'migr_asyappctza_V4', time: 'TIME_PERIOD', citizenship: 'citizen', destination: 'geo', count: 'OBS_VALUE', filter: "TIME_PERIOD between 2012 and 2018 and sex = 'F' and age = 'TOTAL'" };

async function realTables(file: File): Promise<NamedTable[]> {
  const { table } = await read({ name: file.name, size: file.size, stream: () => file.stream() });
  const citizens = columnOf(table, REAL.citizenship) as Column & { kind: 'dictionary' };
  return [{ name: REAL.table, table }, codeList(citizens.dictionary as string[])];
}

async function contest({ rows, file }: Asked, tell: (timed: Timed) => void): Promise<void> {
  const tables = file ? await realTables(file) : syntheticTables(rows);
  const sqlite = await loadSqlite({ wasm: await (await fetch(new URL('../../../node_modules/sql.js/dist/sql-wasm.wasm', import.meta.url))).arrayBuffer() });
  const all = { molo: molo(sqlite, tables), sqlJs: plainSqlJs(sqlite, tables), duckDb: duckDb(await startDuckDb(), tables) };
  for (const question of questionsAbout(file ? REAL : SYNTHETIC)) tell({ question: question.name, ...(await timed(question, all)) });
  for (const contestant of Object.values(all)) contestant.close();
}

type All = Record<'molo' | 'sqlJs' | 'duckDb', Contestant>;

/** One round to compare the answers and to warm up, then in turn: a busy machine hurts all alike. */
async function timed(question: Question, all: All): Promise<Omit<Timed, 'question'>> {
  const names = Object.keys(all) as (keyof All)[];
  const answers = {} as Record<keyof All, Answer>;
  const times = { molo: [], sqlJs: [], duckDb: [] } as Record<keyof All, number[]>;
  for (const name of names) {
    const first = await milliseconds(() => (answers[name] = all[name].ask(question)));
    // One that takes so long is not asked twice.
    if (first > MILLISECONDS) times[name].push(first);
  }
  for (const rival of ['sqlJs', 'duckDb'] as const) {
    const wrong = difference(answers.molo.rows(), answers[rival].rows());
    if (wrong !== null) throw new Error(`"${question.name}": Molo and ${rival} differ ${wrong}`);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) {
      if (times[name].reduce((sum, time) => sum + time, 0) < MILLISECONDS) times[name].push(await milliseconds(() => all[name].ask(question)));
    }
  }
  return { by: answers.molo.by ?? '', molo: median(times.molo), sqlJs: median(times.sqlJs), duckDb: median(times.duckDb) };
}

self.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const say = (message: FromBench): void => self.postMessage(message);
  contest(data, (timed) => say({ kind: 'timed', timed })).then(
    () => say({ kind: 'done' }),
    (error: unknown) => say({ kind: 'failed', reason: String(error) }),
  );
});
