import { expect, it } from 'vitest';
import { toHex } from '#shared/base';

it('writes every byte as two lower-case digits', () => {
  expect(toHex(Uint8Array.of(0, 1, 0x0f, 0x10, 0xab, 0xff))).toBe('00010f10abff');
  expect(toHex(new Uint8Array())).toBe('');
});
