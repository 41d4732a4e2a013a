import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Digest } from '#shared/base';
import { type AskedQuestion, questionDigest } from '#shared/provenance';

const ONE = `sha256:${'1'.repeat(64)}` as Digest;
const ASKED: AskedQuestion = { sql: 'select 1', params: {}, sources: [], engine: 'e' };

const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint32(bytes.length), bytes]);
};
const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

describe('the digest of a question', () => {
  it('is SHA-256 over the bytes that the README names', () => {
    const asked: AskedQuestion = { sql: 'select :a', params: { ż: null, a: 7 }, sources: [{ alias: 'b', name: 't', digest: ONE }, { alias: 'a', name: 'u', digest: ONE }], engine: 'molo-engine/1' };
    const seven = Buffer.from([1, 7, 0, 0, 0, 0, 0, 0, 0]);
    const bytes = [Buffer.from('molo-question/1\n'), text('molo-engine/1'), text('select :a'), uint32(2), text('a'), seven, text('ż'), Buffer.from([0]), uint32(2), text('a'), text('u'), text(ONE), text('b'), text('t'), text(ONE)];
    expect(questionDigest(asked)).toBe(`sha256:${createHash('sha256').update(Buffer.concat(bytes)).digest('hex')}`);
  });

  it('does not depend on the order in which values and tables are told', () => {
    const sources = [{ alias: 'a', name: 't', digest: ONE }, { alias: 'b', name: 't', digest: ONE }];
    expect(questionDigest({ ...ASKED, params: { a: 1, b: 2 }, sources })).toBe(questionDigest({ ...ASKED, params: { b: 2, a: 1 }, sources: [...sources].reverse() }));
  });

  it('changes with every part', () => {
    const others: Partial<AskedQuestion>[] = [{}, { sql: 'select 2' }, { params: { a: 1 } }, { params: { a: '1' } }, { params: { a: { real: 1 } } }, { params: { b: 1 } }, { sources: [{ alias: 'a', name: 't', digest: ONE }] }, { sources: [{ alias: 'at', name: '', digest: ONE }] }, { engine: 'f' }];
    expect(new Set(others.map((other) => questionDigest({ ...ASKED, ...other }))).size).toBe(others.length);
  });
});
