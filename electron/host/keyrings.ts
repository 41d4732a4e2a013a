import type { Keyring } from '#electron/services';
import type { Services } from './services';

/** The holder's own keyring, and the training keyring once there is one. */
export async function keyringsOf({ keyring, training }: Services): Promise<readonly Keyring[]> {
  const made = await training.ifMade();
  return made === null ? [keyring] : [keyring, made.keyring];
}
