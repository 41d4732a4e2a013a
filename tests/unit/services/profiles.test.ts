import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it, type TestContext } from 'vitest';
import { forwardPackage, openPackage, sealPackage } from '#electron/services';
import { schemaOf } from '#shared/package';
import { CSV, person, temporaryFolder, utf8 } from '../../support/packages';
import { SHARED_DATA_ABSENT, sharedData } from '../../support/shared-data';

async function profile(context: TestContext, name: string): Promise<ValidateFunction> {
  const path = sharedData(`profiles/${name}.json`);
  context.skip(path === null, SHARED_DATA_ABSENT);
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('textarea', true);
  return ajv.compile(JSON.parse(await readFile(path as string, 'utf8')));
}

describe('descriptors that sealing writes', () => {
  it('hold against the official profiles of Data Package v2', async (context) => {
    const validate = await profile(context, 'datapackage');
    const folder = await temporaryFolder();
    const anna = await person(folder, 'Anna');
    const fields = [
      { name: 'geo', type: 'string', title: { en: 'Country', pl: 'Państwo' } },
      { name: 'month', type: 'yearmonth' },
      { name: 'n', type: 'integer', description: { pl: 'Liczba' } },
      { name: 'share', type: 'number' },
      { name: 'final', type: 'boolean' },
    ] as const;
    const { manifest } = await sealPackage({
      descriptor: {
        name: 'asylum',
        title: 'Asylum',
        description: 'Applicants',
        version: '1.0.0',
        licenses: [{ name: 'CC-BY-4.0', title: 'Attribution' }],
        sources: [{ title: 'Eurostat', path: 'https://ec.europa.eu/eurostat' }],
        contributors: [{ title: 'UdSC', roles: ['publisher'] }],
        keywords: ['asylum'],
        resources: ['csv', 'parquet', 'arrow', 'tsv'].map((format) => ({ name: `table in ${format}`, format, title: 'Table', schema: schemaOf(fields, ['en', 'pl']) })),
        molo: {
          languages: ['en', 'pl'],
          title: { pl: 'Azyl' },
          marking: { line: 'Exercise', tlp: 'GREEN', synthetic: true },
          validUntil: '2099-12-31',
          disclosure: { minimumCount: 5, rounding: 5, dominance: { contributors: 2, share: 0.85 }, note: { en: 'Ask first.' } },
          companions: [{ role: 'notes', path: 'files/notes.md', mediatype: 'text/markdown', language: 'en', title: { en: 'Notes' } }],
          revocations: [{ fingerprint: anna.identity.fingerprint, name: 'Anna', date: '2026-11-22', reason: 'lost' }],
        },
      },
      companions: { 'files/notes.md': utf8('# Notes') },
      contents: Object.fromEntries(['csv', 'parquet', 'arrow', 'tsv'].map((format) => [`table in ${format}`, format === 'csv' ? CSV : utf8(format)])),
      identity: anna.identity,
      recipients: [anna.identity.card.recipients.hybrid],
      unconfirmed: [anna.identity.card.recipients.hybrid],
      previous: { sequence: 1, digest: `sha256:${'a'.repeat(64)}` as never },
      out: join(folder, 'a.molo'),
    });
    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true);
    const forwarded = await forwardPackage(anna.keyring, { opened: await openPackage(join(folder, 'a.molo'), anna.keyring), identity: anna.identity, recipients: [anna.identity.card.recipients.hybrid], out: join(folder, 'b.molo') });
    expect(forwarded.manifest.molo.origins).toHaveLength(1);
    expect(validate(forwarded.manifest), JSON.stringify(validate.errors)).toBe(true);
  });

  it('are seen to be wrong by the same profiles where they are', async (context) => {
    const validate = await profile(context, 'datapackage');
    expect(validate({ name: 'a', resources: [{ name: 'b', path: '../b.csv' }] })).toBe(false);
    expect(validate({ name: 'a', resources: [{ name: 'b', path: 'data/b.csv', hash: 'sha256:xyz' }] })).toBe(false);
  });
});
