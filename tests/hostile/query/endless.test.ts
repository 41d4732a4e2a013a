import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { resultDigest } from '#shared/provenance';
import { createEngine, loadSqlite } from '#shared/query';
import { REPOSITORY } from '../../support/repository';
import { ENDLESS } from './corpus';
import { TABLES } from './tables';

const ORDINARY = 'SELECT * FROM p.t ORDER BY geo';

/** A thread has to be told anew how to read TypeScript. */
const START = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(`${REPOSITORY}/tests/hostile/query/asking.ts`)})))`;

/** A thread that has begun to ask; `answer` is what it says of the answer, should there ever be one. */
async function asking(sql: string): Promise<{ readonly worker: Worker; readonly answer: Promise<unknown> }> {
  const worker = new Worker(START, { eval: true, workerData: sql });
  const said: unknown[] = [];
  let tell: (message: unknown) => void = () => undefined;
  const answer = new Promise((resolve) => (tell = resolve));
  worker.on('message', (message) => (said.push(message) === 2 ? tell(message) : undefined));
  await once(worker, 'message');
  return { worker, answer };
}

it.each(ENDLESS)('a query that %s ends with its thread', async (_, sql) => {
  const { worker, answer } = await asking(sql);
  const ended = worker.terminate();
  expect(await Promise.race([answer, ended])).toBe(1);
});

it('the next thread answers as ever', async () => {
  const engine = createEngine(await loadSqlite());
  engine.attach('p', TABLES.p);
  const { worker, answer } = await asking(ORDINARY);
  expect(await answer).toBe(resultDigest(engine.query(ORDINARY).table));
  engine.close();
  await worker.terminate();
});
