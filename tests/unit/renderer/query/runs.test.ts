import { describe, expect, it } from 'vitest';
import { MoloError } from '#shared/base';
import { columnFrom } from '#shared/table';
import { runningIn, runningNow, Runs, sheetOf, shownResult } from '../../../../renderer/features/query/runs';

type Query = ConstructorParameters<typeof Runs>[0]['query'];

const asked = (sql: string) => ({ sql, params: {}, from: 0 });

/** Answers with one row that says what was asked; `never` until it is cancelled; `wrong` is refused. */
const query: Query = (question, job) => {
  if (question.sql === 'wrong') return Promise.reject(new MoloError('query.syntax', { message: 'syntax error', line: 1, column: 1 }));
  if (question.sql === 'never') return new Promise((_resolve, reject) => job?.signal?.addEventListener('abort', () => reject(new MoloError('query.cancelled'))));
  const table = { rows: 1, fields: [{ name: 'said', type: 'string' as const }], columns: [columnFrom([question.sql])] };
  return Promise.resolve({ table, sql: question.sql, params: {}, milliseconds: 1, truncated: false, sources: [], answeredBy: 'sqlite', question: null, cached: false });
};

describe('runs', () => {
  it('replace the last result that is not pinned, and keep the pinned ones', async () => {
    const runs = new Runs({ query });
    const sheet = () => sheetOf(runs.store.getState(), 'a');
    const said = (): string[] => sheet().results.map(({ asked: { sql } }) => sql);
    await runs.run('a', asked('one'));
    await runs.run('a', asked('two'));
    expect(said()).toEqual(['two']);
    runs.pin('a', shownResult(sheet())?.id ?? 0, true);
    await runs.run('a', asked('three'));
    await runs.run('a', asked('four'), true);
    expect(said()).toEqual(['two', 'three', 'four']);
    expect(sheet().results.map(({ number }) => number)).toEqual([1, 2, 3]);
    runs.close('a', shownResult(sheet())?.id ?? 0);
    expect(said()).toEqual(['two', 'three']);
    expect(shownResult(sheet())?.asked.sql).toBe('three');
  });

  it('leave the results as they were when one is refused, and say where', async () => {
    const runs = new Runs({ query });
    await runs.run('a', asked('one'));
    await runs.run('a', { sql: 'wrong', params: {}, from: 7 });
    const sheet = sheetOf(runs.store.getState(), 'a');
    expect(sheet.results).toHaveLength(1);
    expect(sheet.refused).toMatchObject({ sql: 'wrong', from: 7, error: { code: 'query.syntax' } });
    await runs.run('a', asked('two'));
    expect(sheetOf(runs.store.getState(), 'a').refused).toBeNull();
  });

  it('say that there is nothing to run, and keep what is there', async () => {
    const runs = new Runs({ query });
    await runs.run('a', asked('one'));
    await runs.run('a', asked('wrong'));
    runs.sayNothing('a');
    expect(sheetOf(runs.store.getState(), 'a')).toMatchObject({ results: [{ number: 1 }], refused: null, last: { is: 'nothing' } });
    expect(runs.store.getState().history).toHaveLength(2);
  });

  it('are cancelled without a complaint, one at a time, and remembered latest first', async () => {
    const runs = new Runs({ query });
    const endless = runs.run('a', asked('never'));
    await runs.run('a', asked('beside'));
    expect(runningIn(runs.store.getState(), 'a')).toBeDefined();
    runs.cancel('a');
    await endless;
    expect(runs.store.getState().running).toEqual({});
    expect(sheetOf(runs.store.getState(), 'a')).toMatchObject({ results: [], refused: null, last: { is: 'cancelled' } });
    await runs.run('b', asked('one'));
    expect(runs.store.getState().history.map(({ asked: { sql }, outcome }) => [sql, outcome.is])).toEqual([['one', 'answered'], ['never', 'cancelled']]);
  });

  it('of other documents wait their turn, are cancelled apart, and are answered when the first is done', async () => {
    const runs = new Runs({ query });
    const waits = (): Record<string, boolean> => Object.fromEntries(Object.entries(runs.store.getState().running).map(([id, { isWaiting }]) => [id, isWaiting]));
    const first = runs.run('a', asked('never'));
    const given = runs.run('b', asked('given up'));
    const kept = runs.runAll('c', [asked('one'), asked('two')]);
    expect(waits()).toEqual({ a: false, b: true, c: true });
    expect(runningNow(runs.store.getState())).toBe('a');
    runs.cancel('b');
    await given;
    expect(sheetOf(runs.store.getState(), 'b')).toMatchObject({ results: [], last: { is: 'cancelled' } });
    expect(waits()).toEqual({ a: false, c: true });
    const late = runs.run('b', asked('late'));
    runs.cancel('a');
    await Promise.all([first, kept, late]);
    expect(runs.store.getState().history.map(({ asked: { sql }, outcome }) => [sql, outcome.is])).toEqual([['late', 'answered'], ['two', 'answered'], ['one', 'answered'], ['never', 'cancelled']]);
    expect(runs.store.getState().running).toEqual({});
  });

  it('end with the document that asked', async () => {
    const runs = new Runs({ query });
    const first = runs.run('a', asked('never'));
    runs.forget('a');
    await first;
    expect(runs.store.getState().running).toEqual({});
  });

  it('of a script give a result each in the place of all that are not pinned', async () => {
    const runs = new Runs({ query });
    const sheet = () => sheetOf(runs.store.getState(), 'a');
    await runs.run('a', asked('pinned'));
    runs.pin('a', shownResult(sheet())?.id ?? 0, true);
    await runs.run('a', asked('one'), true);
    await runs.run('a', asked('two'), true);
    await runs.runAll('a', ['x', 'y', 'z'].map(asked));
    expect(sheet().results.map(({ number, asked: { sql } }) => [number, sql])).toEqual([[1, 'pinned'], [2, 'x'], [3, 'y'], [4, 'z']]);
    expect(sheet().last).toMatchObject({ is: 'script', results: 3 });
    expect(runs.store.getState().history.slice(0, 3).map(({ asked: { sql } }) => sql)).toEqual(['z', 'y', 'x']);
  });

  it('of a script stop at the first that is refused, say which it was, and keep the results before it', async () => {
    const runs = new Runs({ query });
    await runs.run('a', asked('before'));
    await runs.runAll('a', [asked('one'), { ...asked('wrong'), from: 7 }, asked('three')]);
    const sheet = sheetOf(runs.store.getState(), 'a');
    expect(sheet.results.map(({ asked: { sql } }) => sql)).toEqual(['one']);
    expect(sheet.refused).toMatchObject({ sql: 'wrong', from: 7 });
    expect(sheet.last).toMatchObject({ is: 'refused', step: { at: 2, of: 3 } });
  });

  it('of a script are counted, and cancelled together', async () => {
    const runs = new Runs({ query });
    const script = runs.runAll('a', ['one', 'never', 'three'].map(asked));
    await new Promise((done) => setTimeout(done, 0));
    expect(runningIn(runs.store.getState(), 'a')?.step).toEqual({ at: 2, of: 3 });
    runs.cancel('a');
    await script;
    expect(sheetOf(runs.store.getState(), 'a')).toMatchObject({ refused: null, last: { is: 'cancelled', step: { at: 2, of: 3 } } });
    expect(sheetOf(runs.store.getState(), 'a').results).toHaveLength(1);
  });
});
