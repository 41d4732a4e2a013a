import { type Keyring, type KeyringOptions, openKeyring } from '#electron/services';
import { LIMITS } from '#shared/base';
import { createMemoryStore, type DocumentStore } from '#shared/document';
import { boundedStore } from './bounded-store';
import { Contents } from './contents';
import { CspReports } from './csp-reports';
import { Memory } from './held-bytes';
import { Jobs } from './jobs';
import { OpenPackages } from './open-packages';
import { SealedFiles } from './sealed-files';
import { SettingsFile } from './settings-file';
import { TrainingKeyring } from './training-keyring';
import { Uploads } from './uploads';

export interface ServicesOptions {
  /** The keyring's folder; one that is not there yet is made when something is kept. */
  readonly home: string;
  readonly version: string;
  /** Which host this is. Only Electron's takes files by path: its page learns a path from a file that was chosen. */
  readonly host: 'electron' | 'loopback';
  /** Bytes of sealed files that are kept in memory at once. */
  readonly memory?: number;
  readonly keyring?: KeyringOptions;
}

/** Documents are text that people write: far more than a year of it. */
const DOCUMENT_BYTES = 256 * 1024 * 1024;

/** All that the operations of one running host work on. */
export interface Services {
  readonly version: string;
  readonly host: 'electron' | 'loopback';
  readonly keyring: Keyring;
  readonly training: TrainingKeyring;
  readonly packages: OpenPackages;
  readonly uploads: Uploads;
  readonly contents: Contents;
  readonly sealed: SealedFiles;
  readonly jobs: Jobs;
  readonly documents: DocumentStore;
  readonly settings: SettingsFile;
  readonly memory: Memory;
  readonly reports: CspReports;
  /** Stops what is under way and lets go of everything open. */
  close(): void;
}

/** @throws MoloError `storage.*` for a home that cannot be read */
export async function createServices({ home, version, host, memory: maximum = LIMITS.packageBytes, keyring: options }: ServicesOptions): Promise<Services> {
  const memory = new Memory(maximum);
  const keyring = await openKeyring(home, options);
  const packages = new OpenPackages(() => keyring.publishers());
  const uploads = new Uploads(memory);
  const contents = new Contents(memory);
  const sealed = new SealedFiles();
  const jobs = new Jobs();
  return {
    version,
    host,
    keyring,
    training: new TrainingKeyring(home, options),
    packages,
    uploads,
    contents,
    sealed,
    jobs,
    documents: boundedStore(createMemoryStore(), DOCUMENT_BYTES),
    settings: new SettingsFile(home),
    memory,
    reports: new CspReports(),
    close() {
      jobs.cancelAll();
      packages.closeAll();
      uploads.releaseAll();
      contents.releaseAll();
      sealed.removeAll();
    },
  };
}
