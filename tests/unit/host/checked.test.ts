import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checked, parseJson } from '#shared/host';
import { z } from '../../../shared/host/schemas';

describe('text that should be JSON', () => {
  it('is read as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 20 }), (value) => {
        expect(parseJson(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is refused where it is none', () => {
    for (const text of ['', '{', 'undefined', "{'a':1}", '[1,]', 'NaN']) expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: 'host.malformed' }));
  });

  it('is refused where it is nested so deep that a check would exhaust the stack', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(nested(100))).toBeDefined();
    for (const depth of [101, 1_000_000]) expect(() => parseJson(nested(depth))).toThrow(expect.objectContaining({ code: 'host.malformed' }));
  });
});

describe('a value that does not fit', () => {
  const schema = z.strictObject({ 'a/b': z.array(z.strictObject({ '~': z.number() })) });

  it('is refused with the JSON pointer of the first part that is wrong', () => {
    expect(() => checked(schema, { 'a/b': [{ '~': 1 }, { '~': 'x' }] })).toThrow(expect.objectContaining({ code: 'host.malformed', params: { at: '/a~1b/1/~0' } }));
    expect(() => checked(schema, 1)).toThrow(expect.objectContaining({ params: { at: '/' } }));
  });

  it('passes where it fits', () => {
    expect(checked(schema, { 'a/b': [{ '~': 1 }] })).toEqual({ 'a/b': [{ '~': 1 }] });
  });
});
