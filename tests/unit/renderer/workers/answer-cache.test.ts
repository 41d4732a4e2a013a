import { describe, expect, it } from 'vitest';
import type { Digest } from '#shared/base';
import { AnswerCache } from '../../../../renderer/workers/data/answer-cache';
import type { Answered } from '../../../../renderer/workers/data/contract';

/** A column of so many doubles. */
function answer(rows: number, change: Partial<Answered> = {}): Answered {
  const table = { rows, fields: [{ name: 'x', type: 'number' as const }], columns: [{ kind: 'float64' as const, values: new Float64Array(rows), validity: null }] };
  return { table, sql: '', params: {}, milliseconds: 7, truncated: false, sources: [], answeredBy: 'kernel', question: 'sha256:1' as Digest, cached: false, ...change };
}

describe('the cache of answers', () => {
  it('drops what was used longest ago when there is no more room', () => {
    const cache = new AnswerCache(100);
    cache.keep({ sql: 'a' }, answer(5), cache.age);
    cache.keep({ sql: 'b' }, answer(5), cache.age);
    cache.find({ sql: 'a' });
    cache.keep({ sql: 'c' }, answer(5), cache.age);
    expect(['a', 'b', 'c'].map((sql) => cache.find({ sql }) !== undefined)).toEqual([true, false, true]);
  });

  it('never keeps what would take all the room', () => {
    const cache = new AnswerCache(100);
    cache.keep({ sql: 'a' }, answer(5), cache.age);
    cache.keep({ sql: 'b' }, answer(13), cache.age);
    expect([cache.find({ sql: 'a' })?.table.rows, cache.find({ sql: 'b' })]).toEqual([5, undefined]);
  });

  it('gives a whole answer to whoever wants no fewer rows, a cut one to whoever wants the same cut', () => {
    const cache = new AnswerCache();
    cache.keep({ sql: 'whole' }, answer(5), cache.age);
    cache.keep({ sql: 'cut', maxRows: 5 }, answer(5, { truncated: true }), cache.age);
    expect([4, 5, 6, undefined].map((maxRows) => cache.find({ sql: 'whole', ...(maxRows && { maxRows }) })?.cached)).toEqual([undefined, true, true, true]);
    expect([4, 5, 6, undefined].map((maxRows) => cache.find({ sql: 'cut', ...(maxRows && { maxRows }) })?.cached)).toEqual([undefined, true, undefined, undefined]);
  });

  it('tells questions apart by their parameters and by who is to answer', () => {
    const cache = new AnswerCache();
    cache.keep({ sql: 'a', params: { x: 0 } }, answer(1), cache.age);
    const others = [{ x: -0 }, { x: 0n }, { x: '0' }, { x: null }, { x: Number.NaN }, {}];
    expect(others.map((params) => cache.find({ sql: 'a', params }))).toEqual(others.map(() => undefined));
    expect(cache.find({ sql: 'a', params: { x: 0 }, kernel: 'off' })).toBeUndefined();
    expect(cache.find({ sql: 'a', params: { x: 0 } })).toMatchObject({ cached: true, milliseconds: 7 });
  });

  it('keeps no answer that may be another one next time, and none to a question about tables of before', () => {
    const cache = new AnswerCache();
    cache.keep({ sql: 'random' }, answer(1, { question: null }), cache.age);
    const { age } = cache;
    cache.clear();
    cache.keep({ sql: 'late' }, answer(1), age);
    expect([cache.find({ sql: 'random' }), cache.find({ sql: 'late' })]).toEqual([undefined, undefined]);
  });
});
