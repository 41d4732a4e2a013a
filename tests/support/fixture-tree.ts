import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of small files for one test; gone when disposed of. */
export interface FixtureTree {
  readonly root: string;
  dispose(): void;
}

/** Writes `files` (path from the root -> text) into a new temporary folder. */
export function plantTree(files: Readonly<Record<string, string>>): FixtureTree {
  const root = mkdtempSync(join(tmpdir(), 'molo-tree-'));
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return { root, dispose: () => rmSync(root, { recursive: true, force: true }) };
}
