import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeldBytes, Memory } from '../../../electron/host/held-bytes';
import { Uploads } from '../../../electron/host/uploads';

const MIB = 1024 * 1024;

describe('bytes in memory', () => {
  it('are read from any place as they were written', async () => {
    const pieces = fc.array(fc.nat({ max: MIB + 3 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(pieces, fc.nat({ max: 5 * MIB }), fc.nat({ max: 2 * MIB }), async (sizes, position, length) => {
        const whole = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0)).map((_, index) => (index * 31) >> 3);
        const held = new HeldBytes('x', new Memory(16 * MIB));
        let at = 0;
        for (const size of sizes) held.append(whole.subarray(at, (at += size)));
        const target = new Uint8Array(length);
        const read = await held.read(target, position);
        expect(held.size).toBe(whole.length);
        expect(Buffer.compare(target.subarray(0, read), whole.subarray(position, position + length))).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('are counted while they are held, and never beyond the limit', () => {
    const memory = new Memory(3 * MIB);
    const one = new HeldBytes('one', memory);
    const other = new HeldBytes('other', memory);
    one.append(new Uint8Array(2 * MIB));
    expect(() => other.append(new Uint8Array(MIB + 1))).toThrow(expect.objectContaining({ code: 'host.limit', params: { maximum: 3 * MIB } }));
    one.release();
    one.release();
    other.release();
    expect([memory.used, memory.free]).toEqual([0, 3 * MIB]);
  });

  it('that were released are neither read nor written any more', async () => {
    const held = new HeldBytes('x', new Memory(MIB));
    held.append(new Uint8Array(10));
    held.release();
    await expect(held.read(new Uint8Array(1), 0)).rejects.toMatchObject({ code: 'host.notOpen', params: { name: 'x' } });
    expect(() => new HeldBytes('y', new Memory(0)).append(new Uint8Array(1))).toThrow(expect.objectContaining({ code: 'host.limit' }));
  });
});

describe('uploads', () => {
  async function* pieces(...sizes: number[]): AsyncGenerator<Uint8Array> {
    for (const size of sizes) yield new Uint8Array(size);
  }

  it('are taken once, and can be kept again under the same id', async () => {
    const uploads = new Uploads(new Memory(4 * MIB));
    const id = await uploads.receive('x', pieces(10, 0, 5));
    const held = uploads.take(id);
    expect([held.name, held.size]).toEqual(['x', 15]);
    expect(() => uploads.take(id)).toThrow(expect.objectContaining({ code: 'host.notOpen' }));
    expect(uploads.keep(held, id)).toBe(id);
    expect(uploads.take(id)).toBe(held);
  });

  it('that break off or go beyond the limit leave nothing', async () => {
    const memory = new Memory(2 * MIB);
    const uploads = new Uploads(memory);
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('gone');
    }
    await expect(uploads.receive('x', broken())).rejects.toThrow('gone');
    await expect(uploads.receive('x', pieces(MIB, MIB, 1))).rejects.toMatchObject({ code: 'host.limit' });
    expect(memory.used).toBe(0);
  });

  it('all go when the host does', async () => {
    const memory = new Memory(4 * MIB);
    const uploads = new Uploads(memory);
    await uploads.receive('x', pieces(1));
    await uploads.receive('y', pieces(1));
    uploads.releaseAll();
    expect(memory.used).toBe(0);
  });
});
