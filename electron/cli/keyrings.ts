import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Keyring, openKeyring, openTraining } from '#electron/services';

/** The person's own keyring, and the training keyring where a demo or the workbench made one. */
export async function keyringsAt(home: string): Promise<readonly Keyring[]> {
  const own = await openKeyring(home);
  return existsSync(join(home, 'training')) ? [own, (await openTraining(home)).keyring] : [own];
}
