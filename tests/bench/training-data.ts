import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTraining, sealPackage, type Training } from '#electron/services';
import { trainingPackage } from '#resources/samples';
import type { NamedTable } from '#shared/query';
import { contentsOf, type PackageFormat } from '../../electron/cli/packing';

/** The training package's largest table: monthly counts of synthetic cases. */
export function trainingCases(): NamedTable {
  const cases = trainingPackage(1).tables.find(({ name }) => name === 'cases');
  if (cases === undefined) throw new Error('The training package has no table "cases".');
  return cases;
}

/** Runs `work` with a folder of its own and a training keyring in it; both are gone afterwards. */
export async function withTraining(work: (folder: string, training: Training) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'molo-bench-'));
  try {
    await work(folder, await openTraining(folder, { publisher: 'Training publisher', trainee: 'Trainee' }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seals the first edition of the training package with its tables in `format`, and gives its path. */
export async function sealTraining(folder: string, { publisher, trainee }: Training, format: PackageFormat): Promise<string> {
  const { descriptor, tables } = trainingPackage(1);
  const { path } = await sealPackage({
    ...(await contentsOf(descriptor, tables, format)),
    identity: publisher,
    recipients: [trainee.card.recipients.hybrid],
    out: join(folder, `${format}.molo`),
  });
  return path;
}
