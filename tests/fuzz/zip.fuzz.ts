import fc from 'fast-check';
import { isMoloError } from '#shared/base';
import { archivedFiles, bytesOf, surveyPackage } from '#shared/package';
import { plainZip } from '../support/plain-zip';
import type { Fuzzer } from './fuzzer';
import { type Mutation, mutated, mutations } from './mutation';

const DESCRIPTOR = JSON.stringify({ name: 'cases', resources: [{ name: 'cases', path: 'data/cases.csv', schema: { fields: [{ name: 'geo' }, { name: 'n', type: 'integer' }] } }] });
const CASES = `geo,n\n${'PL,1\n'.repeat(40)}`;
const ORIGINAL = plainZip([{ name: 'datapackage.json', content: DESCRIPTOR, deflated: true }, { name: 'data/' }, { name: 'data/cases.csv', content: CASES, deflated: true }, { name: 'readme.md', content: '# Cases' }]);

/** Milliseconds of the processor for one archive. */
const PATIENCE = 1_000;

/** What came out of the tables' files, or the code with which the archive was refused. */
async function outcome(zip: Uint8Array): Promise<string> {
  try {
    const { tables } = await surveyPackage(await archivedFiles(bytesOf(new Blob([zip as Uint8Array<ArrayBuffer>])), 'a.zip'));
    return (await Promise.all(tables.map(({ source }) => new Response(source.stream() as ReadableStream<Uint8Array<ArrayBuffer>>).text()))).join('\0');
  } catch (error) {
    if (!isMoloError(error) || !error.code.startsWith('package.')) throw error;
    return error.code;
  }
}

export default {
  name: 'zip',
  about: 'a plain ZIP that was changed in any way gives what was packed or is refused with a code, within a second',
  prepare: () =>
    Promise.resolve({
      inputs: fc.array(mutations, { minLength: 1, maxLength: 3 }),
      async check(changes) {
        const start = process.cpuUsage();
        const found = await outcome(changes.reduce<Uint8Array>(mutated, ORIGINAL));
        if (found !== CASES && !found.startsWith('package.')) throw new Error(`Something else came out: ${found}`);
        const { user, system } = process.cpuUsage(start);
        if (user + system > PATIENCE * 1_000) throw new Error(`It took ${user + system} microseconds.`);
      },
    }),
} satisfies Fuzzer<readonly Mutation[]>;
