import { join } from 'node:path';
import { type Fingerprint, MoloError, parseFingerprint } from '#shared/base';
import { writeAtomically } from '../storage/atomic';
import type { Identity } from './identity';
import { Keyring, type KeyringOptions, TRAINING_MARK } from './keyring';
import { readIfThere } from './private-files';

/**
 * A keyring apart, for learning: a made-up publisher who signs the samples and a trainee to whom
 * they are sealed. Its packages reach the verdict `training` and no other, and the keyring of
 * the real identities knows nothing of it.
 */
export interface Training {
  readonly keyring: Keyring;
  readonly publisher: Identity;
  readonly trainee: Identity;
}

const FORMAT = 'training/1';

/** Names inside keys are written once and seen in every language, so they are the same for everybody. */
export const TRAINING_NAMES = { publisher: 'Molo Training', trainee: 'Trainee' } as const;

/** Opens the training keyring under `home`, and makes it first where there is none. */
export async function openTraining(home: string, names: { readonly publisher: string; readonly trainee: string } = TRAINING_NAMES, options?: KeyringOptions): Promise<Training> {
  const folder = join(home, 'training');
  const keyring = new Keyring(folder, 'training', options);
  const { publisher, trainee } = (await readMark(folder)) ?? (await makeTraining(keyring, names));
  return { keyring, publisher: await keyring.unlock(publisher), trainee: await keyring.unlock(trainee) };
}

/** The keys lie in the clear: they protect nothing but exercises. */
async function makeTraining(keyring: Keyring, names: { publisher: string; trainee: string }): Promise<Mark> {
  const publisher = await keyring.createIdentity({ name: names.publisher, passphrase: null });
  const trainee = await keyring.createIdentity({ name: names.trainee, passphrase: null });
  const mark = { publisher: publisher.fingerprint, trainee: trainee.fingerprint };
  const bytes = new TextEncoder().encode(`${JSON.stringify({ molo: FORMAT, ...mark }, null, 2)}\n`);
  await writeAtomically(join(keyring.home, TRAINING_MARK), bytes, { mode: 0o600, overwrite: true });
  return mark;
}

interface Mark {
  readonly publisher: Fingerprint;
  readonly trainee: Fingerprint;
}

async function readMark(folder: string): Promise<Mark | null> {
  const file = join(folder, TRAINING_MARK);
  const bytes = await readIfThere(file);
  if (bytes === null) return null;
  try {
    const { molo, publisher, trainee } = JSON.parse(new TextDecoder().decode(bytes));
    const mark = { publisher: parseFingerprint(String(publisher)), trainee: parseFingerprint(String(trainee)) };
    if (molo === FORMAT && mark.publisher && mark.trainee) return mark as Mark;
  } catch (cause) {
    throw new MoloError('storage.corrupt', { file }, { cause });
  }
  throw new MoloError('storage.corrupt', { file });
}
