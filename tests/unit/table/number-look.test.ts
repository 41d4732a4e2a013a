import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberLook } from '#shared/table';

describe('numbers beneath each other', () => {
  it('have the decimals that they need, up to a number of them', () => {
    expect(numberLook([1, 2.5, 0.125], 3)).toEqual({ minimumFractionDigits: 3, maximumFractionDigits: 3 });
    expect(numberLook([1, 2.5], 3)).toEqual({ minimumFractionDigits: 1, maximumFractionDigits: 3 });
    expect(numberLook([7, 1e21, Infinity, NaN], 3)).toEqual({ minimumFractionDigits: 0, maximumFractionDigits: 3 });
    expect(numberLook([], 3)).toEqual({ minimumFractionDigits: 0, maximumFractionDigits: 3 });
  });

  it('have more of them where the largest would say too little', () => {
    expect(numberLook([0.000456, 0.0001], 3)).toEqual({ minimumFractionDigits: 6, maximumFractionDigits: 6 });
  });

  it('have all of them beside one that vanishes', () => {
    expect(numberLook([1, 4e-7], 3)).toEqual({ minimumFractionDigits: 3, maximumFractionDigits: 3 });
  });

  it('have powers of ten where nobody would count the zeros', () => {
    expect(numberLook([4.56e-7, 1e-7, 0], 3)).toEqual({ notation: 'scientific', minimumFractionDigits: 2, maximumFractionDigits: 3 });
    expect(numberLook([1e-300], 6)).toEqual({ notation: 'scientific', minimumFractionDigits: 0, maximumFractionDigits: 6 });
  });

  it('are written with options that every platform takes, whatever they are', () => {
    fc.assert(fc.property(fc.array(fc.double()), fc.integer({ min: 0, max: 6 }), (numbers, most) => void new Intl.NumberFormat('en-GB', numberLook(numbers, most)).format(1)));
  });
});
