import { describe, expect, it } from 'vitest';
import type { OpenData } from '#renderer/workbench';
import type { Written } from '#renderer/workers';
import { readDescriptor } from '#shared/package';
import { carried, continued } from '../../../../renderer/features/seal/model/carry';
import { descriptorOf } from '../../../../renderer/features/seal/model/descriptor';
import { blankForm, type Item, type SealForm } from '../../../../renderer/features/seal/model/form';
import { enclosurePath, tableItem } from '../../../../renderer/features/seal/model/items';
import { isCount, missing, nameProblem, packageName } from '../../../../renderer/features/seal/model/problems';

const FIELDS = [{ name: 'geo', type: 'string' as const, title: { pl: 'Kraj', en: 'Country' } }, { name: 'n', type: 'integer' as const }];
const DATA = {
  id: 'sha256:1',
  alias: 'asylum',
  name: 'asylum',
  title: { pl: 'Azyl' },
  origin: { package: 'asylum', digest: `sha256:${'0'.repeat(64)}`, signed: true },
  manifest: {
    name: 'asylum',
    title: 'Azyl',
    resources: [{ name: 'cases', format: 'csv', title: 'Sprawy', schema: { fields: [{ name: 'geo', type: 'string', title: 'Kraj', categories: ['PL'], molo: { title: { en: 'Country' } } }, { name: 'n', type: 'integer' }], primaryKey: ['geo'] }, molo: { title: { en: 'Cases' } } }],
    molo: { languages: ['pl', 'en'], marking: { line: 'Do użytku służbowego', tlp: 'AMBER' }, validUntil: '2030-01-01', disclosure: { minimumCount: 5 } },
  },
  tables: [{ alias: 'asylum', name: 'cases', title: { pl: 'Sprawy', en: 'Cases' }, fields: FIELDS, rows: 2 }],
} as unknown as OpenData;

const WRITTEN: Written = { bytes: new Uint8Array(), rows: 2, fields: FIELDS };
const table = DATA.tables[0] as OpenData['tables'][number];

function formWith(change: Partial<SealForm>): SealForm {
  return { ...blankForm('en'), titles: { en: 'Cases by country', pl: 'Sprawy według kraju' }, items: [tableItem(DATA, table, 'en', [])], ...change };
}

describe('the form of the Seal screen as a descriptor', () => {
  it('is one that the package room takes, texts in the main language plain and the others beside them', () => {
    const descriptor = descriptorOf(formWith({ description: ' Monthly. ', note: 'Ask first.' }), [WRITTEN]);
    expect(readDescriptor(new TextEncoder().encode(JSON.stringify(descriptor)))).toEqual(descriptor);
    expect(descriptor).toMatchObject({
      name: 'cases-by-country',
      title: 'Cases by country',
      description: 'Monthly.',
      molo: { languages: ['en', 'pl'], title: { pl: 'Sprawy według kraju' }, disclosure: { note: { en: 'Ask first.' } } },
    });
  });

  it('carries what the publisher of a table said of it, in every language', () => {
    const [resource] = descriptorOf(formWith({}), [WRITTEN]).resources;
    expect(resource).toMatchObject({
      title: 'Cases',
      format: 'parquet',
      molo: { title: { pl: 'Sprawy' } },
      schema: { primaryKey: ['geo'], fields: [{ name: 'geo', title: 'Country', categories: ['PL'], molo: { title: { pl: 'Kraj' } } }, { name: 'n', type: 'integer' }] },
      sources: [{ title: 'Azyl', version: DATA.origin.digest }],
    });
  });

  it('gives enclosed files places that every system takes, each its own', () => {
    expect(enclosurePath('Notatki (Łódź).MD', [])).toBe('files/notatki-lodz.md');
    expect(enclosurePath('a.md', ['files/a.md'])).toBe('files/a_2.md');
    expect(enclosurePath('.hidden', [])).toBe('files/hidden');
  });
});

describe('what goes along with the tables', () => {
  it('is the strictest marking and the strictest rules', () => {
    expect(carried(blankForm('en'), [DATA])).toMatchObject({ line: 'Do użytku służbowego', tlp: 'AMBER', validUntil: '2030-01-01', minimumCount: '5' });
    const strict = { ...blankForm('en'), tlp: 'RED' as const, minimumCount: '10', validUntil: '2029-01-01', line: 'Poufne' };
    expect(carried(strict, [DATA])).toMatchObject({ line: 'Poufne · Do użytku służbowego', tlp: 'RED', validUntil: '2029-01-01', minimumCount: '10' });
  });

  it('of an edition before is its name and texts', () => {
    expect(continued(DATA.manifest as NonNullable<OpenData['manifest']>)).toMatchObject({ language: 'pl', name: 'asylum', titles: { pl: 'Azyl' }, tlp: 'AMBER' });
  });
});

describe('what keeps a package from being sealed', () => {
  const ready = formWith({ recipients: ['a' as never], identity: 'b' as never });

  it('is said in the order of the screen', () => {
    expect(missing(blankForm('en'), { isUnlocked: false })).toEqual(['missingTable', 'missingTitle', 'missingRecipient', 'missingIdentity']);
    expect(missing(ready, { isUnlocked: false })).toEqual(['missingUnlock']);
    expect(missing(ready, { isUnlocked: true })).toEqual([]);
  });

  it('is anything written wrongly', () => {
    for (const wrong of [{ name: 'Not a name' }, { minimumCount: '0' }, { rounding: '1.5' }, { validUntil: '2001-01-01' }] satisfies Partial<SealForm>[]) {
      expect(missing({ ...ready, ...wrong }, { isUnlocked: true })).toEqual(['missingRight']);
    }
  });

  it('is a name that two tables have, or that is not what it looks like', () => {
    const [item] = ready.items as readonly [Item];
    expect(nameProblem({ ...item, name: 'a\u200bb' }, [])).toBe('badName');
    expect(nameProblem({ ...item }, [item])).toBe('sameName');
    expect(nameProblem(item, [item])).toBeNull();
  });

  it('reads counts from 1 or nothing, and makes the short name of the title', () => {
    expect(['', ' ', '1', '50'].map(isCount)).toEqual([true, true, true, true]);
    expect(['0', '-1', '1.5', 'x', '5e3'].map(isCount)).toEqual([false, false, false, false, false]);
    expect(packageName(formWith({ titles: { en: 'Wnioski 2024 (Łódź)' } }))).toBe('wnioski-2024-lodz');
  });
});
