import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isDigest } from '#shared/base';
import { digestOf, sha256 } from '#shared/provenance';

describe('digests', () => {
  it('are written as Data Package v2 writes them', () => {
    const digest = digestOf(new TextEncoder().encode('abc'));
    expect(digest).toBe('sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(isDigest(digest)).toBe(true);
  });

  it('do not depend on how the bytes were cut into pieces', () => {
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index);
    const hasher = sha256();
    for (let at = 0; at < bytes.length; at += 7) hasher.update(bytes.subarray(at, at + 7));
    expect(hasher.digest()).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  });
});
