import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KeyringOptions, openTraining, TRAINING_NAMES, type Training } from '#electron/services';

/** The training keyring below the home folder. It comes into being with the first sample that is opened. */
export class TrainingKeyring {
  #training: Promise<Training> | undefined;

  constructor(
    private readonly home: string,
    private readonly options?: KeyringOptions,
  ) {}

  /** Makes it where there is none; two that ask at once get the same. @throws MoloError `storage.*` */
  open(): Promise<Training> {
    this.#training ??= openTraining(this.home, TRAINING_NAMES, this.options).catch((error: unknown) => {
      this.#training = undefined;
      throw error;
    });
    return this.#training;
  }

  /** `null` where there is none yet. */
  async ifMade(): Promise<Training | null> {
    return this.#training !== undefined || existsSync(join(this.home, 'training', 'training.json')) ? this.open() : null;
  }
}
