import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const READ_BY_OTHERS = 0o077;

/**
 * The folders and files of a keyring that other people on this computer may read or change. Windows
 * keeps that elsewhere, and says nothing here.
 */
export async function exposedPaths(home: string, platform: NodeJS.Platform = process.platform): Promise<string[]> {
  if (platform === 'win32') return [];
  const identities = join(home, 'identities');
  const folders = await readdir(identities).catch(() => []);
  const keys = folders.flatMap((name) => ['identity.age', 'identity.json'].map((file) => join(identities, name, file)));
  const places = [...['identities', 'contacts', 'revocations', 'marks'].map((name) => join(home, name)), ...keys];
  const exposed = await Promise.all(places.map(isExposed));
  return places.filter((_, index) => exposed[index]);
}

async function isExposed(path: string): Promise<boolean> {
  return stat(path).then(
    ({ mode }) => (mode & READ_BY_OTHERS) !== 0,
    () => false,
  );
}
