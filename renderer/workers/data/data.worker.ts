import { createClient } from '#renderer/host';
import { createEngine, loadSqlite } from '#shared/query';
import type { Source } from '#shared/reader';
import type { TableSource } from './contract';
import { DataService } from './data-service';
import { serve } from './serve';
import { sharedBytes } from './shared-memory';

const host = createClient();

function open(source: TableSource): Source {
  if (source.kind === 'file') return { name: source.file.name, size: source.file.size, stream: () => source.file.stream() };
  const { digest, resource, fileName, size } = source;
  return { name: fileName, size, stream: () => host.resource(digest, resource) };
}

serve(self, async ({ sqlite }) => new DataService(createEngine(await loadSqlite({ wasm: sqlite }), { allocate: sharedBytes }), open));
