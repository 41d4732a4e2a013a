import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { type Edition, type SampleSource, trainingPackage } from '#resources/samples';
import type { JobOptions } from '#shared/base';
import { writeParquet } from '#shared/reader';
import type { Training } from '../keyring/training';
import { openOrRefuse } from '../packages/inspect';
import { type OpenedPackage, openPackage } from '../packages/open';
import { sealPackage } from '../packages/seal';

/**
 * The training package, opened: sealed at first use beside the training keys, by the training
 * publisher for the trainee, and sealed anew when what lies there does not hold any more.
 * @throws MoloError `storage.*`, `cancelled`
 */
export async function openTrainingSample(training: Training, edition: Edition, job: JobOptions = {}): Promise<OpenedPackage> {
  const path = join(training.keyring.home, `molo-training-${edition}.molo`);
  const kept = existsSync(path) ? await openOrRefuse(path, training.keyring, job) : null;
  if (kept !== null && 'manifest' in kept) return kept;
  // Making the tables takes a second in which nothing else here gets a turn: that is told first.
  job.onProgress?.({ stage: 'make', bytes: 0 });
  await setImmediate();
  job.signal?.throwIfAborted();
  const before = edition === 1 ? undefined : await openTrainingSample(training, 1, job);
  await sealSample(trainingPackage(edition), training, path, before, job);
  return openPackage(path, training.keyring, job);
}

async function sealSample(sample: SampleSource, { publisher, trainee }: Training, out: string, before: OpenedPackage | undefined, job: JobOptions): Promise<void> {
  const resources = sample.descriptor.resources.map((resource) => ({ ...resource, format: 'parquet' }));
  const contents = Object.fromEntries(sample.tables.map(({ name, table }) => [name, writeParquet(table)]));
  await sealPackage({
    descriptor: { ...sample.descriptor, resources },
    contents,
    identity: publisher,
    recipients: [trainee.card.recipients.hybrid],
    out,
    overwrite: true,
    ...(before && { previous: { sequence: before.manifest.molo.sequence, digest: before.digest } }),
    ...job,
  });
}
