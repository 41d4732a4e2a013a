import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Digest } from '#shared/base';
import { analysisDigest, type AskedAnalysis } from '#shared/provenance';

const QUESTION = `sha256:${'1'.repeat(64)}` as Digest;
const ASKED: AskedAnalysis = { question: QUESTION, by: 'b/1', method: 'stl', params: { window: 7, only: null } };

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const text = (value: string): Buffer => Buffer.concat([uint32(Buffer.byteLength(value)), Buffer.from(value)]);

describe('the digest of an analysis', () => {
  it('is SHA-256 over the bytes that the README names', () => {
    const seven = Buffer.from([1, 7, 0, 0, 0, 0, 0, 0, 0]);
    const bytes = [Buffer.from('molo-analysis/1\n'), text(QUESTION), text('b/1'), text('stl'), uint32(2), text('only'), Buffer.from([0]), text('window'), seven];
    expect(analysisDigest(ASKED)).toBe(`sha256:${createHash('sha256').update(Buffer.concat(bytes)).digest('hex')}`);
    expect(analysisDigest({ ...ASKED, params: { only: null, window: 7 } })).toBe(analysisDigest(ASKED));
  });

  it('changes with every part', () => {
    const others: Partial<AskedAnalysis>[] = [{}, { question: `sha256:${'2'.repeat(64)}` as Digest }, { by: 'b/2' }, { method: 'classical' }, { params: { window: 7 } }, { params: { window: 9, only: null } }, { params: { window: '7', only: null } }];
    expect(new Set(others.map((other) => analysisDigest({ ...ASKED, ...other }))).size).toBe(others.length);
  });
});
