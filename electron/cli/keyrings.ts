import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Keyring, openKeyring, openTraining, type Training } from '#electron/services';

/** The person's own keyring, and the training keyring where a demo or the workbench made one. */
export async function keyringsAt(home: string): Promise<readonly Keyring[]> {
  const own = await openKeyring(home);
  return existsSync(join(home, 'training')) ? [own, (await openTrainingAt(home)).keyring] : [own];
}

/** Names inside keys are written once and seen in every language, so they are the same for everybody. */
const TRAINING_NAMES = { publisher: 'Molo Training', trainee: 'Trainee' };

export function openTrainingAt(home: string): Promise<Training> {
  return openTraining(home, TRAINING_NAMES);
}
