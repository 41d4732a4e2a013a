import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { introduce, type Person, person, temporaryFolder } from '../../support/packages';

export interface Scene {
  readonly folder: string;
  readonly anna: Person;
  readonly ewa: Person;
  readonly stranger: Person;
  /** Where a package of the scene goes. */
  readonly file: string;
}

/** Anna publishes, Ewa reads and has confirmed Anna; nobody knows the stranger. Made once a file of tests: keys take their time. */
export async function cast(): Promise<() => Promise<Scene>> {
  const home = await mkdtemp(join(tmpdir(), 'molo-cast-'));
  afterAll(() => rm(home, { recursive: true, force: true }));
  const [anna, ewa, stranger] = [await person(home, 'Anna'), await person(home, 'Ewa'), await person(home, 'Stranger')];
  await introduce(ewa, anna);
  return async () => {
    const folder = await temporaryFolder();
    return { folder, anna, ewa, stranger, file: join(folder, 'a.molo') };
  };
}
