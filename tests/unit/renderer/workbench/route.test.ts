import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashOf, parseRoute } from '../../../../renderer/workbench/route';

it('an empty address is home', () => {
  expect(parseRoute('', 'library')).toEqual({ screen: 'library', path: [] });
  expect(parseRoute('#/', 'library')).toEqual({ screen: 'library', path: [] });
});

it('an address names a screen and what is shown on it', () => {
  expect(parseRoute('#/library/asylum/What%20changed', 'x')).toEqual({ screen: 'library', path: ['asylum', 'What changed'] });
});

it('an address that somebody typed wrongly is taken as it stands', () => {
  expect(parseRoute('#/library/100%', 'x')).toEqual({ screen: 'library', path: ['100%'] });
});

it('every route can be written into an address and read again', () => {
  const part = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(fc.property(part, fc.array(part), (screen, path) => void expect(parseRoute(hashOf({ screen, path }), 'home')).toEqual({ screen, path })));
});
