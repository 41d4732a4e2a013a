/** `npm run slt -- FILE...`: see README.md in this folder. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadSqlite } from '#shared/query';
import { type Report, runScript } from './run-script';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { kernel: { type: 'string', default: 'auto' }, failures: { type: 'string', default: '10' } } });
const total = { passed: 0, failed: 0, skipped: 0 };

function tell(file: string, { passed, failures, skipped, answeredBy }: Report, seconds: number): void {
  const queries = Object.values(answeredBy).reduce((sum, count) => sum + count, 0);
  const left = [...skipped.values()].reduce((sum, count) => sum + count, 0);
  console.log(`${file}: ${passed} passed, ${failures.length} failed, ${left} skipped, in ${seconds.toFixed(1)} s`);
  console.log(`  of ${queries} queries: ${answeredBy.kernel} by the kernel, ${answeredBy.both} by kernel and SQLite, ${answeredBy.sqlite} by SQLite over columns, ${answeredBy.bytes} by SQLite over the bytes (columns cannot hold those tables)`);
  for (const [reason, count] of skipped) console.log(`  skipped ${count}: ${reason}`);
  for (const { line, sql, problem } of failures.slice(0, Number(values.failures))) console.log(`  ${file}:${line}: ${problem}\n${sql.replace(/^/gm, '    ')}`);
  total.passed += passed;
  total.failed += failures.length;
  total.skipped += left;
}

if (positionals.length === 0 || (values.kernel !== 'auto' && values.kernel !== 'off')) {
  console.error('Usage: npm run slt -- FILE... [--kernel auto|off] [--failures N]');
  process.exit(2);
}
const sqlite = await loadSqlite();
for (const file of positionals) {
  const started = performance.now();
  try {
    tell(file, runScript(sqlite, readFileSync(file, 'utf8'), values.kernel), (performance.now() - started) / 1000);
  } catch (error) {
    console.log(`${file}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    total.failed++;
  }
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped.`);
process.exitCode = total.failed === 0 ? 0 : 1;
