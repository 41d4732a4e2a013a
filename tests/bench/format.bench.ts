import { stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { type Keyring, openPackage } from '#electron/services';
import { read, sourceOf, writeArrow, writeCsv, writeParquet } from '#shared/reader';
import type { Table } from '#shared/table';
import type { Bench } from './bench';
import { sealTraining, trainingCases, withTraining } from './training-data';

const csvBytes = (table: Table): Uint8Array => Buffer.concat([...writeCsv(table)]);

/** Ways in which a table's bytes may travel; CSV is the rival of the others. */
const ENCODINGS: Readonly<Record<string, (table: Table) => Uint8Array>> = {
  parquet: writeParquet,
  arrow: writeArrow,
  'csv.gz': (table) => gzipSync(csvBytes(table)),
};

async function openAll(path: string, keyring: Keyring): Promise<number> {
  const { resources } = await openPackage(path, keyring);
  let rows = 0;
  for (const { fields, source, descriptor } of resources) rows += (await read(source, { fields, format: descriptor.format })).table.rows;
  return rows;
}

/** Decides in which format a package carries its tables when nobody says. */
export default {
  name: 'format',
  about: 'size and opening time of the training table in each format, against CSV',
  async run(report) {
    const { table } = trainingCases();
    const csv = csvBytes(table);
    const written = Object.entries(ENCODINGS).map(([name, write]) => ({ name, bytes: write(table) }));
    const readTable = async (name: string, bytes: Uint8Array): Promise<Table> => (await read(sourceOf(`cases.${name}`, bytes), { fields: table.fields })).table;

    for (const { name, bytes } of written) report.row({ case: `size, ${name}`, molo: bytes.length, rival: csv.length, rivalName: 'csv', unit: 'bytes' });
    for (const { name, bytes } of written) {
      await report.compare({ case: `read, ${name}`, rivalName: 'csv', molo: () => readTable(name, bytes), rival: () => readTable('csv', csv) });
    }
    await withTraining(async (folder, training) => {
      const rival = await sealTraining(folder, training, 'csv');
      for (const format of ['parquet', 'arrow'] as const) {
        const path = await sealTraining(folder, training, format);
        report.row({ case: `size, sealed package of ${format}`, molo: (await stat(path)).size, rival: (await stat(rival)).size, rivalName: 'csv', unit: 'bytes' });
        await report.compare({ case: `open, sealed package of ${format}`, rivalName: 'csv', molo: () => openAll(path, training.keyring), rival: () => openAll(rival, training.keyring) });
      }
    });
  },
} satisfies Bench;
