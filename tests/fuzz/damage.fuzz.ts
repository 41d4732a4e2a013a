import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { isMoloError } from '#shared/base';
import { read, sourceOf } from '#shared/reader';
import { rowsOf } from '#shared/table';
import { REPOSITORY } from '../support/repository';
import type { Fuzzer } from './fuzzer';
import { type Mutation, mutated, mutations } from './mutation';

const FIXTURES = join(REPOSITORY, 'tests/fixtures/reader');
const CSV = Array.from({ length: 40 }, (_, row) => `PL,"Łódź, ${row}",${row * 1.5},2024-0${1 + (row % 9)}-01\n`).join('');

/** Tables in every format, by the names of their files. */
function originals(): Map<string, Uint8Array> {
  const csv = new TextEncoder().encode(`geo,place,value,day\n${CSV}`);
  const files = readdirSync(FIXTURES).filter((file) => !file.endsWith('.md'));
  return new Map([...files.map((file) => [file, new Uint8Array(readFileSync(join(FIXTURES, file)))] as const), ['plain.csv', csv], ['packed.csv.gz', new Uint8Array(gzipSync(csv))]]);
}

/** Milliseconds for one damaged file, and bytes that it may make the process grow by. */
const PATIENCE = 2_000;
const GROWTH = 64 * 1024 * 1024;

interface Damaged {
  readonly file: string;
  readonly changes: readonly Mutation[];
}

/** Reads a table whose parts agree with each other, or refuses by a code of its family. */
async function readOrRefuse(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const { table } = await read(sourceOf(name, bytes));
    if (table.columns.some((column) => rowsOf(column) !== table.rows)) throw new Error('A table whose columns do not agree.');
  } catch (error) {
    if (!isMoloError(error) || !error.code.startsWith('package.')) throw error;
    if (error.params['file'] !== name) throw new Error('It was refused without its name.', { cause: error });
  }
}

interface Cost {
  /** Of the processor. */
  readonly milliseconds: number;
  readonly bytes: number;
}

async function costOf(work: () => Promise<void>): Promise<Cost> {
  const held = (): number => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
  const [start, before] = [process.cpuUsage(), held()];
  await work();
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: (user + system) / 1_000, bytes: held() - before };
}

function isTooMuch({ milliseconds, bytes }: Cost): boolean {
  return milliseconds > PATIENCE || bytes > GROWTH;
}

export default {
  name: 'damage',
  about: 'a small table in any format that was changed in any way is read or refused, within two seconds and 64 MiB',
  prepare() {
    const files = originals();
    return Promise.resolve({
      inputs: fc.record({ file: fc.constantFrom(...files.keys()), changes: fc.array(mutations, { minLength: 1, maxLength: 3 }) }),
      async check({ file, changes }) {
        const bytes = changes.reduce<Uint8Array>(mutated, files.get(file) as Uint8Array);
        let cost = await costOf(() => readOrRefuse(file, bytes));
        // What others left to be collected, or a busy computer, costs once; a bomb costs every time.
        for (let again = 0; again < 3 && isTooMuch(cost); again++) cost = await costOf(() => readOrRefuse(file, bytes));
        if (isTooMuch(cost)) throw new Error(`It took ${cost.milliseconds} ms and ${cost.bytes} bytes.`);
      },
    });
  },
} satisfies Fuzzer<Damaged>;
