/** `npm run bench -- [NAME] [--json]`: see README.md in this folder. */
import { parseArgs } from 'node:util';
import { entryNamed } from '../support/registry';
import { type Bench, createReport, type Row } from './bench';
import { tableOf } from './table';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean', default: false } } });
const bench = await entryNamed<Bench>(import.meta.dirname, 'bench', positionals[0], 'npm run bench -- NAME [--json]');

if (bench !== undefined) {
  const rows: Row[] = [];
  const onRow = (row: Row): void => {
    rows.push(row);
    if (values.json) console.log(JSON.stringify(row));
    else console.error(`  ${row.case} ...`);
  };
  const onSkip = (reason: string): void => console.error(`  left out: ${reason}`);
  await bench.run(createReport(bench.name, onRow, onSkip));
  if (!values.json) console.log(tableOf(rows));
}
