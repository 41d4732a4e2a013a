import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRouter, hashOf, parseRoute } from '../../../../renderer/workbench/route';

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

it('an address that is only made more exact is no step of its own', () => {
  const replaced: string[] = [];
  const history = { state: { kept: true }, replaceState: (_state: unknown, _title: string, hash: string) => replaced.push(hash) };
  const router = createRouter({ location: { hash: '#/query' }, history, addEventListener: () => undefined } as unknown as Window, 'library');
  router.correct('query', 'a b');
  expect(replaced).toEqual(['#/query/a%20b']);
  expect(router.getState()).toEqual({ screen: 'query', path: ['a b'] });
});

it('every route can be written into an address and read again', () => {
  const part = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(fc.property(part, fc.array(part), (screen, path) => void expect(parseRoute(hashOf({ screen, path }), 'home')).toEqual({ screen, path })));
});
