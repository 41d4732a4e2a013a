/** Asks one statement on a thread of its own, which whoever started it may end. */
import { parentPort, workerData } from 'node:worker_threads';
import { resultDigest } from '#shared/provenance';
import { createEngine, loadSqlite } from '#shared/query';
import { TABLES } from './tables';

const engine = createEngine(await loadSqlite());
engine.attach('p', TABLES.p);
parentPort?.postMessage('asking');
parentPort?.postMessage(resultDigest(engine.query(workerData as string).table));
