import initSqlJs from 'sql.js';
import type { SqliteModule } from './module';

/** SQLite's code and its memory: one heap for every engine that is made with it. */
export interface Sqlite {
  readonly module: SqliteModule;
  readonly memory: WebAssembly.Memory;
}

export interface SqliteOptions {
  /** `sql.js/dist/sql-wasm.wasm`, read or compiled. Node finds it by itself; a page hands it in. */
  readonly wasm?: BufferSource | WebAssembly.Module;
}

let loaded: Promise<Sqlite> | undefined;

/** Loads SQLite. sql.js knows one module for each JavaScript realm, so later calls give the first one: a new heap is a new worker. */
export function loadSqlite(options: SqliteOptions = {}): Promise<Sqlite> {
  loaded ??= load(options).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load({ wasm }: SqliteOptions): Promise<Sqlite> {
  const instances: WebAssembly.Instance[] = [];
  // sql.js would otherwise replace SQLite's own functions by those of an old extension.
  const configuration = { useOldExtensionFunctions: false };
  const module = wasm
    ? await start({ ...configuration, instantiateWasm: starter(await compiled(wasm), instances) })
    : await watched(instances, () => start(configuration));
  return { module, memory: memoryOf(module, instances) };
}

async function start(configuration: object): Promise<SqliteModule> {
  return (await initSqlJs(configuration)) as unknown as SqliteModule;
}

function compiled(wasm: BufferSource | WebAssembly.Module): Promise<WebAssembly.Module> {
  return wasm instanceof WebAssembly.Module ? Promise.resolve(wasm) : WebAssembly.compile(wasm);
}

/** Emscripten's hook for those who bring the WASM themselves. */
function starter(code: WebAssembly.Module, instances: WebAssembly.Instance[]) {
  return (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object => {
    void WebAssembly.instantiate(code, imports).then((instance) => {
      instances.push(instance);
      receive(instance);
    });
    return {};
  };
}

/**
 * In Node sql.js finds and starts its WASM itself but shows its memory to nobody, and a pure
 * room cannot read the file in its place. So instances are noted where the platform makes them.
 */
async function watched<T>(instances: WebAssembly.Instance[], work: () => Promise<T>): Promise<T> {
  const { instantiate } = WebAssembly;
  const noting = async (source: BufferSource, imports?: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> => {
    const started = await instantiate(source, imports);
    instances.push(started.instance);
    return started;
  };
  WebAssembly.instantiate = noting as typeof instantiate;
  try {
    return await work();
  } finally {
    WebAssembly.instantiate = instantiate;
  }
}

/** The memory of the instance whose functions the module calls. */
function memoryOf(module: SqliteModule, instances: readonly WebAssembly.Instance[]): WebAssembly.Memory {
  const values = instances.map(({ exports }) => Object.values(exports)).find((all) => all.includes(module._malloc as WebAssembly.ExportValue));
  const memory = values?.find((value) => value instanceof WebAssembly.Memory);
  if (memory === undefined) throw new TypeError('sql.js does not expose its memory as version 1.16 does');
  return memory;
}
