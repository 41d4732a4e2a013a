import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Keyring, openKeyring, openTraining } from '#electron/services';
import { homeOf } from './options';
import { tell, type Terminal } from './terminal';

/** The person's own keyring, and the training keyring where a demo or the workbench made one. */
export async function keyringsAt(home: string): Promise<readonly Keyring[]> {
  const own = await openKeyring(home);
  return existsSync(join(home, 'training')) ? [own, (await openTraining(home)).keyring] : [own];
}

/** The person's own keyring, with a warning where other people on this computer can get at it. */
export async function openOwnKeyring(terminal: Terminal, options: { readonly home?: string | undefined }): Promise<Keyring> {
  const keyring = await openKeyring(homeOf(options));
  await warnOfExposure(terminal, keyring);
  return keyring;
}

/** Says where other people on this computer can get at a keyring. */
export async function warnOfExposure(terminal: Terminal, keyring: Keyring): Promise<void> {
  for (const path of await keyring.exposed()) tell(terminal, terminal.translator.t('cli:exposed', { path }));
}
