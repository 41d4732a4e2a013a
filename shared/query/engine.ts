import type { Engine, EngineOptions } from './contract';
import { Databases } from './databases';
import { explain } from './explain';
import { digestOfQuestion, readsOf, runQuery } from './run-query';
import { runScript } from './script';
import { Connection } from './sqlite/connection';
import { defineAll } from './sqlite/define-all';
import type { Sqlite } from './sqlite/load';

const GIBIBYTE = 2 ** 30;

/** Bytes that an answer may take where nobody says otherwise. */
export const RESULT_BYTES = GIBIBYTE;

/** What every connection of ours is told before anything else. */
const SETTINGS = [
  // Functions and virtual tables that a schema of somebody else's may not call.
  'PRAGMA trusted_schema = 0',
  // A sort that outgrows memory then ends as `query.memory`; the file system of WASM has no limit of its own.
  'PRAGMA temp_store = MEMORY',
  'PRAGMA cell_size_check = 1',
];

/** An engine with nothing attached. All engines of one module share its memory. */
export function createEngine(sqlite: Sqlite, { heapBytes = GIBIBYTE, resultBytes = RESULT_BYTES, ...memory }: EngineOptions = {}): Engine {
  const connection = new Connection(sqlite);
  for (const setting of [...SETTINGS, `PRAGMA hard_heap_limit = ${heapBytes}`]) connection.rows(setting);
  const dispose = defineAll(connection, heapBytes);
  const databases = new Databases(connection, memory);
  const query: Engine['query'] = (sql, params = {}, options = {}) => runQuery(connection, databases, { ...options, sql, params, maxBytes: resultBytes, heapBytes });
  return {
    attach: (alias, content, options) => databases.attach(alias, content, options),
    detach: (alias) => databases.detach(alias),
    tables: () => databases.list(),
    reads: (sql, params = {}) => readsOf(connection, databases, { sql, params }),
    query,
    script: (sql, params = {}, options = {}) => runScript(query, sql, params, options),
    explain: (sql, params = {}, options = {}) => explain(connection, databases, { ...options, sql, params }),
    question: (sql, params = {}) => digestOfQuestion(connection, databases, { sql, params }),
    written: (alias) => databases.written(alias),
    close() {
      databases.close();
      connection.close();
      dispose();
    },
  };
}
