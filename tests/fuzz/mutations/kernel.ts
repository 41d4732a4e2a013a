/**
 * `npx tsx tests/fuzz/mutations/kernel.ts [--cases N]`: plants one fault after the other in a copy of the kernel and its planner,
 * and has the fuzzer `kernel` hunt for it. A fault that it does not find is a hole in the fuzzer.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

interface Fault {
  readonly file: string;
  /** A piece of the file that is there once, and what stands in its place. */
  readonly piece: string;
  readonly planted: string;
}

const kernel = (file: string, piece: string, planted: string): Fault => ({ file: `shared/table/kernel/${file}.ts`, piece, planted });
const plan = (file: string, piece: string, planted: string): Fault => ({ file: `shared/query/plan/${file}.ts`, piece, planted });

/** What is no fault: a hunt in the copy has to hold without one. */
const NONE = kernel('order', 'inPlace', 'inPlace');

const FAULTS: readonly Fault[] = [
  kernel('order', 'unit < 0xe000 ? unit + 0x2000 : unit - 0x800', 'unit'),
  kernel('order', "typeof cell === 'string' ? 2 : 1", "typeof cell === 'string' ? 1 : 2"),
  kernel('order', 'return one.length - other.length', 'return 0'),
  kernel('stored', 'if (Number.isNaN(cell)) return null;', ''),
  kernel('stored', "real || column.kind === 'float64' ||", "column.kind === 'float64' ||"),
  kernel('filter', '(cell === null) === test.wanted', '(cell !== null) === test.wanted'),
  kernel('filter', 'if (cell === null) return false;', ''),
  kernel('filter', 'return order <= 0;', 'return order < 0;'),
  kernel('groups', '(row) => (ids[row] as number) * cells.length + (ranks[row] as number)', '(row) => (ids[row] as number) + (ranks[row] as number)'),
  kernel('ranks', 'if (Object.is(value, -0)) return null;', ''),
  kernel('ranks', 'place > 0 && compareCells(cell, cells[place - 1] as Cell) === 0', 'false'),
  kernel('sum', 'Math.abs(before) > Math.abs(value) ? before - after + value : value - after + before', '0'),
  kernel('sum', 'Number.isFinite(error) ? total + error : total', 'total + error'),
  kernel('sum', 'return this.whole >= -MOST && this.whole < MOST;', 'return true;'),
  kernel('sum', 'const small = isLarge(value) ? value % PART : 0n;', 'const small = 0n;'),
  kernel('sum', '!isValid(validity, row) || Number.isNaN(value)', '!isValid(validity, row)'),
  kernel('aggregate', "case 'sum':\n      return { cells: cells.map((cell, group) => (counts[group] === 0 ? null : known(cell))), real };", "case 'sum':\n      return { cells: cells.map(known), real };"),
  kernel('aggregate', 'cells.map((cell) => known(Number(cell))), real: real.map(() => 1)', 'cells.map(known), real'),
  kernel('aggregate', 'cell === null || Number.isNaN(cell) ? 0 : 1', 'cell === null ? 0 : 1'),
  kernel('aggregate', 'sign < 0 ? value < before : value > before', 'sign < 0 ? value > before : value < before'),
  kernel('group-query', '* (nullsFirst ? 1 : -1)', ''),
  kernel('group-query', 'question.keysDescending[key] ?? false', 'false'),
  kernel('group-query', 'question.offset + question.limit', 'question.limit'),
  plan('plan', 'orderBy.length === keys.length && ', ''),
  plan('plan', 'if (key < 0) throw new NotMine();', ''),
  plan('plan', 'return this.output(alias?.expression ?? term);', 'return this.output(term);'),
  plan('answer', "declaredType === '' || ", ''),
  plan('answer', "(typeof literal === 'string') === (declaredType === 'TEXT')", 'true'),
  plan('answer', "real: types[nth] === 'REAL'", 'real: false'),
  plan('parse', "compare('>=', least), compare('<=', this.literal())", "compare('>', least), compare('<=', this.literal())"),
  plan('parse', 'nullsFirst: !descending }', 'nullsFirst: true }'),
  plan('token-reader', '!tokens.every(({ start }, nth) => GAP.test(sql.slice(tokens[nth - 1]?.end ?? start, start)))', 'false'),
];

const repository = resolve(import.meta.dirname, '../../..');
const { values } = parseArgs({ options: { cases: { type: 'string', default: '3000' } } });

/** Whether a hunt in a copy of the repository with that fault ends with a finding. */
function isFound({ file, piece, planted }: Fault, copy: string): boolean {
  const sound = readFileSync(join(repository, file), 'utf8');
  if (piece !== planted && sound.split(piece).length !== 2) throw new Error(`${file} does not hold once: ${piece}`);
  writeFileSync(join(copy, file), sound.replace(piece, () => planted));
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/fuzz/run.ts', 'kernel', '--cases', values.cases, '--seed', '20171001'], { cwd: copy, encoding: 'utf8' });
    if (/SyntaxError|TransformError|Cannot find/.test(stdout + stderr)) throw new Error(`${file} no longer runs: ${planted}`);
    return status !== 0;
  } finally {
    writeFileSync(join(copy, file), sound);
  }
}

const copy = mkdtempSync(join(tmpdir(), 'molo-mutations-'));
try {
  for (const name of ['shared', 'tests', 'package.json', 'tsconfig.json']) cpSync(join(repository, name), join(copy, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
  if (isFound(NONE, copy)) throw new Error('The hunt does not hold without a fault.');
  const missed = FAULTS.filter((fault) => {
    const found = isFound(fault, copy);
    console.log(`${found ? 'found ' : 'MISSED'}  ${fault.file}: ${fault.piece}`);
    return !found;
  });
  console.log(`${FAULTS.length - missed.length} of ${FAULTS.length} found.`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
