import { describe, expect, it } from 'vitest';
import { editionChanges, type Manifest } from '#shared/package';

const HASH = (digit: string) => `sha256:${digit.repeat(64)}`;
const resource = (name: string, change: object = {}) => ({ name, path: `data/${name}.csv`, format: 'csv', bytes: 1, hash: HASH('1'), schema: { fields: [{ name: 'geo', title: 'Country' }], primaryKey: 'geo' }, ...change });
const manifest = (change: object = {}, molo: object = {}): Manifest =>
  ({ name: 'asylum', title: 'Asylum', created: '2026-11-22T00:00:00Z', resources: [resource('cases')], ...change, molo: { languages: ['en'], ...molo } }) as unknown as Manifest;

describe('what changed between two editions, beside the rows', () => {
  it('is nothing between an edition and itself, however its members are ordered', () => {
    const rules = { minimumCount: 5, rounding: 3 };
    const changes = editionChanges(manifest({}, { disclosure: rules }), manifest({}, { disclosure: { rounding: 3, minimumCount: 5 } }));
    expect(changes).toEqual({
      texts: [],
      disclosure: null,
      tables: { added: [], removed: [], kept: [{ name: 'cases', isSame: true, key: ['geo'] }] },
      files: { added: [], removed: [], changed: [] },
    });
  });

  it('tells texts, marking and last day apart by what they are about, old beside new', () => {
    const after = manifest(
      { title: 'Asylum cases', resources: [resource('cases', { description: 'Persons.', schema: { fields: [{ name: 'geo', title: 'Country of lodging' }], primaryKey: 'geo' } })] },
      { title: { pl: 'Azyl' }, marking: { line: 'Internal', tlp: 'AMBER' }, validUntil: '2026-12-31' },
    );
    expect(editionChanges(manifest({}, { marking: { tlp: 'GREEN' } }), after).texts).toEqual([
      { what: 'title', before: { en: 'Asylum' }, after: { en: 'Asylum cases', pl: 'Azyl' } },
      { what: 'marking', after: 'Internal' },
      { what: 'tlp', before: 'GREEN', after: 'AMBER' },
      { what: 'validUntil', after: '2026-12-31' },
      { what: 'description', table: 'cases', after: { en: 'Persons.' } },
      { what: 'title', table: 'cases', field: 'geo', before: { en: 'Country' }, after: { en: 'Country of lodging' } },
    ]);
  });

  it('names tables and files that came, went and changed', () => {
    const file = (path: string, digit: string) => ({ role: 'notes', path, hash: HASH(digit), bytes: 1 });
    const before = manifest({ resources: [resource('cases'), resource('old')] }, { companions: [file('files/a.md', '1'), file('files/b.md', '1')] });
    const after = manifest({ resources: [resource('cases', { hash: HASH('2') }), resource('fresh')] }, { companions: [file('files/b.md', '2'), file('files/c.md', '1')], disclosure: { minimumCount: 5 } });
    expect(editionChanges(before, after)).toMatchObject({
      tables: { added: ['fresh'], removed: ['old'], kept: [{ name: 'cases', isSame: false }] },
      files: { added: [{ path: 'files/c.md' }], removed: [{ path: 'files/a.md' }], changed: [{ path: 'files/b.md' }] },
      disclosure: { before: null, after: { minimumCount: 5 } },
    });
  });
});
