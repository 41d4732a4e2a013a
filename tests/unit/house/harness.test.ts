import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReport, median, type Row } from '../../bench/bench';
import { tableOf } from '../../bench/table';
import { type Fuzzer, hunt } from '../../fuzz/fuzzer';
import { entriesIn, namesIn } from '../../support/registry';
import { REPOSITORY } from '../../support/repository';

const start = (script: string, ...args: string[]) => spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { cwd: REPOSITORY, encoding: 'utf8' });

describe('a bench', () => {
  it('lets both sides take turns and keeps the first round out of the median', async () => {
    const turns: string[] = [];
    const rows: Row[] = [];
    const report = createReport('open', (row) => rows.push(row), expect.fail);
    await report.compare({ case: 'c', rivalName: 'r', rounds: 2, molo: () => turns.push('molo'), rival: () => turns.push('rival') });
    expect(turns).toEqual(['molo', 'rival', 'molo', 'rival', 'molo', 'rival']);
    expect(rows).toEqual([{ bench: 'open', case: 'c', molo: expect.any(Number), rival: expect.any(Number), rivalName: 'r', ratio: expect.any(Number), unit: 'ms' }]);
  });

  it('states the rival’s figure over ours', () => {
    const rows: Row[] = [];
    const report = createReport('format', (row) => rows.push(row), expect.fail);
    report.row({ case: 'size', molo: 200, rival: 500, rivalName: 'csv', unit: 'bytes' });
    report.row({ case: 'alone', molo: 200, rival: null, rivalName: 'none', unit: 'bytes' });
    expect(rows.map((row) => row.ratio)).toEqual([2.5, null]);
    expect(tableOf(rows).split('\n')).toEqual(['case   Molo  rival  ratio  unit   against', 'size    200    500  2.50x  bytes  csv', 'alone   200      -      -  bytes  none']);
  });

  it('takes the middle of its rounds', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  });
});

describe('a fuzzer', () => {
  const below = (limit: number): Fuzzer<number> => ({
    name: 'below',
    about: 'no number is large',
    prepare: () => Promise.resolve({ inputs: fc.nat(), check: (input) => expect(input).toBeLessThan(limit) }),
  });

  it('says nothing while its law holds', async () => {
    expect(await hunt(below(Infinity), { cases: 50, seed: 1 })).toEqual({ finding: null, remarks: '', hollow: [] });
  });

  it('finds the smallest offender, and the same one from the same seed', async () => {
    const { finding } = await hunt(below(1000), { cases: 50, seed: 1 });
    expect(finding?.input).toBe('1000');
    expect(await hunt(below(1000), { cases: finding?.case ?? 0, seed: 1 })).toMatchObject({ finding: { input: '1000', case: finding?.case } });
  });
});

describe('the scripts for longer work', () => {
  it.each(['bench', 'fuzz'])('find each %s by the name of its file', async (kind) => {
    const folder = `${REPOSITORY}/tests/${kind}`;
    expect((await entriesIn(folder, kind)).map((entry) => entry.name)).toEqual(namesIn(folder, kind));
  });

  it.each(['tests/bench/run.ts', 'tests/fuzz/run.ts'])('%s lists what it knows without a name, and refuses one that it does not know', (script) => {
    const list = start(script);
    expect([list.status, list.stdout]).toEqual([0, expect.stringMatching(/^Usage: npm run \w+ -- NAME/)]);
    expect(start(script, 'no-such-thing').status).toBe(2);
  });
});
