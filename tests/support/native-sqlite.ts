import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const NATIVE_SQLITE_ABSENT = 'the command sqlite3 is not installed';

export const hasNativeSqlite = spawnSync('sqlite3', ['--version']).status === 0;

/** What the sqlite3 command answers about a database: no code of Molo's has a part in it. */
export function nativeSqlite(database: Uint8Array, ...statements: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'molo-sqlite-'));
  try {
    const file = join(folder, 'test.db');
    writeFileSync(file, database);
    const { status, stdout, stderr } = spawnSync('sqlite3', ['-batch', file, ...statements], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) throw new Error(stderr);
    return stdout.trimEnd();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
