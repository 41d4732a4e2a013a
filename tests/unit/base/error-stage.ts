import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandler, createServices } from '#electron/host';
import { type Client, createClient } from '#renderer/host';
import { createEngine, type Engine, loadSqlite } from '#shared/query';
import { introduce, type Person, person } from '../../support/packages';

/** Everything that a fixture may need to make the real code fail; made once, since keys take their time. */
export interface ErrorStage {
  /** A folder that goes with the stage. */
  readonly folder: string;
  /** Ewa has confirmed Anna; nobody knows the stranger. */
  readonly anna: Person;
  readonly ewa: Person;
  readonly stranger: Person;
  /** An engine with nothing attached. */
  engine(): Engine;
  /** The page's way to a host that serves a browser and has next to no memory. */
  readonly host: Client;
  dispose(): Promise<void>;
}

export async function setErrorStage(): Promise<ErrorStage> {
  const folder = await mkdtemp(join(tmpdir(), 'molo-errors-'));
  const [anna, ewa, stranger] = [await person(folder, 'Anna'), await person(folder, 'Ewa'), await person(folder, 'Stranger')];
  await introduce(ewa, anna);
  const sqlite = await loadSqlite();
  const engines: Engine[] = [];
  const services = await createServices({ home: join(folder, 'host'), version: '1.2.3', host: 'loopback', memory: 10 });
  const handle = createHandler(services, new Map());
  return {
    folder,
    anna,
    ewa,
    stranger,
    engine() {
      const engine = createEngine(sqlite);
      engines.push(engine);
      return engine;
    },
    host: createClient((path, init) => handle(new Request(`http://127.0.0.1${path}`, init))),
    async dispose() {
      services.close();
      for (const engine of engines) engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
