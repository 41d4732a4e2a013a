import { describe, expect, it } from 'vitest';
import { judgeExpression, membersRead } from '../../../shared/chart/expression';

const none = new Set<string>();

describe('an expression', () => {
  it.each(['datum.a > 3 && datum["b c"] != null', "timeFormat(datum.d, '%Y')", 'datum.a ? [1, 2] : PI', 'width / 2', 'if(isValid(datum.x), upper(datum.x), "")'])(
    'that computes from the row is allowed: %s',
    (text) => expect(judgeExpression(text, none)).toBe('allowed'),
  );

  it('may read a parameter of its own spec and no other', () => {
    expect(judgeExpression('datum.a > limit', new Set(['limit']))).toBe('allowed');
    expect(judgeExpression('datum.a > limit', none)).toBe('forbidden');
  });

  it.each([
    'data("secret")',
    'event.view',
    'item.mark.group',
    'view.eval("1")',
    'setdata("x", [])',
    'modify("x", [])',
    'datum.constructor',
    'datum["constructor"]',
    'datum.__proto__',
    'vlSelectionTuples([])',
    'intersect([[0,0],[1,1]], {})',
    'replace(datum.a, /(a+)+$/, "")',
    'test(/x/, datum.a)',
    'regexp("(a+)+$")',
    'sequence(0, 1e9)',
    'pad("x", 1e9, "y")',
    'now()',
    'random()',
    'warn("x")',
    'datum.a.b()',
    '(datum.f)()',
    '{toString: 1}',
    'this',
    'window.location',
    'globalThis',
    'geoShape("p")',
    'containerSize()',
  ])('that reaches further is refused: %s', (text) => {
    expect(judgeExpression(text, none)).not.toBe('allowed');
  });

  it('is refused when it is longer or deeper than a person writes', () => {
    expect(judgeExpression(`${'('.repeat(100)}1${')'.repeat(100)}`, none)).toBe('allowed');
    expect(judgeExpression(`${'!'.repeat(100)}1`, none)).toBe('forbidden');
    expect(judgeExpression(`'${'a'.repeat(3000)}'`, none)).toBe('forbidden');
  });
});

describe('the fields that an expression reads', () => {
  it('are told by name', () => {
    expect(membersRead('datum.a + datum["b c"]')).toEqual(['a', 'b c']);
  });

  it('are unknown when a name is computed', () => {
    expect(membersRead('datum["a" + "b"]')).toBeNull();
  });
});
