import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Keyring, openPackage } from '#electron/services';
import { createEngine, loadSqlite, type Sqlite } from '#shared/query';
import { read, writeCsv } from '#shared/reader';
import type { Field, Table } from '#shared/table';
import { DEFAULT_FORMAT } from '../../electron/cli/packing';
import { onPath } from '../run/chromium.mjs';
import type { Bench } from './bench';
import { sealTraining, trainingCases, withTraining } from './training-data';

const QUERY = `
  select substr(month, 1, 4) as year, citizenship, sum(applications) as applications, sum(positive) as positive
  from cases group by year, citizenship order by applications desc`;

/** Opens a sealed package, reads every table and attaches them. */
async function openedEngine(sqlite: Sqlite, path: string, keyring: Keyring) {
  const { manifest, resources } = await openPackage(path, keyring);
  const tables = await Promise.all(
    resources.map(async ({ descriptor, fields, source }) => ({ name: descriptor.name, table: (await read(source, { fields, format: descriptor.format })).table })),
  );
  const engine = createEngine(sqlite);
  engine.attach(manifest.name, tables);
  return engine;
}

const declared = ({ name, type }: Field): string => `"${name}" ${type === 'integer' ? 'integer' : 'text'}`;

/** What sqlite3 is told to import the CSV, with its columns declared: without that, numbers would be texts. */
const importing = ({ fields }: Table, csv: string): string[] => [`create table cases (${fields.map(declared).join(', ')});`, `.import --csv --skip 1 ${csv} cases`];

/** Opening the training package and asking it something, against the stock program on the bare CSV. */
export default {
  name: 'open',
  about: 'the sealed training package, verified and queried, against native sqlite3 on its CSV',
  async run(report) {
    const sqlite3 = onPath(['sqlite3']);
    if (sqlite3 === undefined) return report.skip('sqlite3 is not installed');
    const { table } = trainingCases();
    const sqlite = await loadSqlite();
    await withTraining(async (folder, training) => {
      const path = await sealTraining(folder, training, DEFAULT_FORMAT);
      const [csv, database] = [join(folder, 'cases.csv'), join(folder, 'cases.sqlite')];
      await writeFile(csv, Buffer.concat([...writeCsv(table)]));
      const native = (file: string, statements: readonly string[]): string => execFileSync(sqlite3, [file, ...statements], { encoding: 'utf8', maxBuffer: 2 ** 28 });

      const answer = async (): Promise<Table> => {
        const engine = await openedEngine(sqlite, path, training.keyring);
        try {
          return engine.query(QUERY).table;
        } finally {
          engine.close();
        }
      };
      await report.compare({ case: 'decrypt, verify, read and ask once', rivalName: 'sqlite3, plain CSV', molo: answer, rival: () => native(':memory:', [...importing(table, csv), QUERY]) });

      const engine = createEngine(sqlite);
      await report.compare({
        case: 'columns to tables',
        rivalName: 'sqlite3, .import',
        molo: () => engine.detach(engine.attach('again', [{ name: 'cases', table }])),
        rival: () => native(':memory:', importing(table, csv)),
      });
      engine.close();

      native(database, importing(table, csv));
      const open = await openedEngine(sqlite, path, training.keyring);
      await report.compare({ case: 'ask once more', rivalName: 'sqlite3, opened file', molo: () => open.query(QUERY).table, rival: () => native(database, [QUERY]) });
      open.close();
    });
  },
} satisfies Bench;
