/**
 * `npx tsx tests/fuzz/mutations/kernel.ts [--cases N] [--only TEXT]`: plants one fault after the other in copies of the kernel and its
 * planner, and has the fuzzer `kernel` hunt for it, two at a time. A fault that it does not find is a hole in the fuzzer.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Fault, FAULTS, NONE } from './kernel-faults';

const repository = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({ options: { cases: { type: 'string', default: '4000' }, only: { type: 'string', default: '' } } });
const SEED = '20171001';
const AT_A_TIME = 2;

interface Ended {
  readonly found: boolean;
  readonly output: string;
  readonly seconds: number;
}

function hunt(copy: string): Promise<Ended> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fuzz/run.ts', 'kernel', '--as-found', '--cases', values.cases, '--seed', SEED], { cwd: copy });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => child.on('exit', (status) => resolve({ found: status !== 0, output, seconds: (performance.now() - started) / 1000 })));
}

/** How a hunt in a copy of the repository with that fault ends. */
async function huntFor({ file, piece, planted }: Fault, copy: string): Promise<Ended> {
  const sound = readFileSync(join(copy, file), 'utf8');
  if (piece !== planted && sound.split(piece).length !== 2) throw new Error(`${file} does not hold once: ${piece}`);
  writeFileSync(join(copy, file), sound.replace(piece, () => planted));
  try {
    const ended = await hunt(copy);
    if (/SyntaxError|TransformError|Cannot find/.test(ended.output)) throw new Error(`${file} no longer runs: ${planted}\n${ended.output}`);
    return ended;
  } finally {
    writeFileSync(join(copy, file), sound);
  }
}

function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), 'molo-mutations-'));
  for (const name of ['shared', 'tests', 'package.json', 'tsconfig.json']) cpSync(join(repository, name), join(copy, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

const chosen = FAULTS.filter(({ file, piece }) => `${file}: ${piece}`.includes(values.only));
const waiting = [NONE, ...chosen];
let missed = 0;

/** Hunts for whatever is next until nothing is. */
async function work(copy: string): Promise<void> {
  for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift()) {
    const { found, seconds, output } = await huntFor(fault, copy);
    if (fault === NONE && found) throw new Error(`The hunt does not hold without a fault.\n${output}`);
    if (fault === NONE) console.log(`holds without a fault, ${seconds.toFixed(0)} s`);
    else console.log(`${found ? 'found ' : 'MISSED'} ${seconds.toFixed(0).padStart(4)} s  ${fault.file}: ${fault.piece} -> ${fault.planted}`);
    if (fault !== NONE && !found) missed++;
  }
}

const copies = Array.from({ length: AT_A_TIME }, copied);
try {
  await Promise.all(copies.map(work));
  console.log(`${chosen.length - missed} of ${chosen.length} found, each within ${values.cases} cases.`);
  process.exitCode = missed === 0 ? 0 : 1;
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}
