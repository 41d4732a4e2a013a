import { describe, expect, it } from 'vitest';
import { isMoloError, LIMITS } from '#shared/base';
import { readDescriptor, readManifest } from '#shared/package';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function manifest(): Record<string, unknown> & { resources: Record<string, unknown>[]; molo: Record<string, unknown> } {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'asylum',
    created: '2024-05-01T12:00:00Z',
    resources: [
      {
        name: 'applicants',
        path: 'data/applicants.csv',
        format: 'csv',
        bytes: 10,
        hash: DIGEST,
        schema: { fields: [{ name: 'geo', type: 'string', categories: ['PL', { value: 'CZ', label: 'Czechia' }], 'x-own': 1 }] },
      },
    ],
    molo: { format: 'package/1', publisher: { name: 'UdSC', fingerprint: 'b'.repeat(64) }, sequence: 1, recipients: [DIGEST] },
  };
}

const bytesOf = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));

/** Reads `manifest()` with the value at a JSON Pointer replaced, and gives the pointer of the complaint. */
function complaint(pointer: string, value: unknown): unknown {
  const json: unknown = manifest();
  const steps = pointer.split('/').slice(1);
  const last = steps.pop() as string;
  const parent = steps.reduce((at, step) => at[step] as Record<string, unknown>, json as Record<string, unknown>);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return complaintOf(() => readManifest(bytesOf(json)));
}

function complaintOf(read: () => unknown): unknown {
  try {
    read();
    return null;
  } catch (error) {
    if (isMoloError(error, 'package.malformed')) return error.params.at;
    throw error;
  }
}

describe('a manifest', () => {
  it('is given back as it was signed, unknown properties and all', () => {
    const json = { ...manifest(), 'x-own': { a: [1] } };
    expect(readManifest(bytesOf(json))).toEqual(json);
  });

  it.each([
    ['/name', 'Has Spaces'],
    ['/name', undefined],
    ['/title', 5],
    ['/created', 'yesterday'],
    ['/licenses', []],
    ['/licenses', [{ title: 'neither name nor path' }], '/licenses/0'],
    ['/resources', []],
    ['/resources', {}],
    ['/resources/0/name', 'a\u202Eb'],
    ['/resources/0/path', '../a.csv'],
    ['/resources/0/path', 'https://example.com/a.csv'],
    ['/resources/0/path', ['data/a.csv']],
    ['/resources/0/hash', 'a'.repeat(32)],
    ['/resources/0/hash', undefined],
    ['/resources/0/bytes', -1],
    ['/resources/0/bytes', 1.5],
    ['/resources/0/bytes', LIMITS.packageBytes + 1],
    ['/resources/0/format', 'CSV '],
    ['/resources/0/schema/fields', []],
    ['/resources/0/schema/fields/0/type', 'money'],
    ['/resources/0/schema/fields/0/name', ''],
    ['/resources/0/schema/fields/0/molo', { title: { pl: 1 } }, '/resources/0/schema/fields/0/molo/title/pl'],
    ['/molo', undefined],
    ['/molo/format', 'package/2'],
    ['/molo/sequence', 0],
    ['/molo/sequence', '1'],
    ['/molo/previous', 'nothing'],
    ['/molo/recipients', []],
    ['/molo/recipients/0', 'age1...'],
    ['/molo/publisher/name', 'Ud\u200BSC'],
    ['/molo/publisher/fingerprint', 'B'.repeat(64)],
    ['/molo/languages', ['de'], '/molo/languages/0'],
    ['/molo/marking', { tlp: 'PINK' }, '/molo/marking/tlp'],
  ])('is refused where %s is %j, with the place', (pointer, value, place = pointer) => {
    expect(complaint(pointer, value)).toBe(place);
  });

  it('is refused where two resources or columns would be one', () => {
    const twice = manifest();
    twice.resources.push({ ...twice.resources[0], path: 'data/b.csv' });
    expect(complaintOf(() => readManifest(bytesOf(twice)))).toBe('/resources/1/name');

    const onePath = manifest();
    onePath.resources.push({ ...onePath.resources[0], name: 'b', path: 'data/APPLICANTS.csv' });
    expect(complaintOf(() => readManifest(bytesOf(onePath)))).toBe('/resources/1/path');

    const oneColumn = manifest();
    oneColumn.resources[0] = { ...oneColumn.resources[0], schema: { fields: [{ name: 'a' }, { name: 'a' }] } };
    expect(complaintOf(() => readManifest(bytesOf(oneColumn)))).toBe('/resources/0/schema/fields/1/name');

    const oneRecipient = manifest();
    oneRecipient.molo.recipients = [DIGEST, DIGEST];
    expect(complaintOf(() => readManifest(bytesOf(oneRecipient)))).toBe('/molo/recipients/1');
  });

  it.each([
    ['no JSON', new TextEncoder().encode('{')],
    ['a list', bytesOf([])],
    ['a byte order mark', new TextEncoder().encode(`\uFEFF${JSON.stringify(manifest())}`)],
    ['bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['nesting without end', new TextEncoder().encode('['.repeat(100_000))],
  ])('is refused where it is %s', (_what, bytes) => {
    expect(complaintOf(() => readManifest(bytes))).toBe('/');
  });

  it('is refused beyond its size limit, unread', () => {
    expect(() => readManifest(new Uint8Array(LIMITS.manifestBytes + 1))).toThrow(/package\.limit/);
  });
});

describe('a descriptor that an author wrote', () => {
  it('needs no digests and no publisher', () => {
    const draft = { name: 'a', resources: [{ name: 'b', format: 'csv', path: 'b.csv' }] };
    expect(readDescriptor(bytesOf(draft))).toEqual(draft);
  });

  it('is refused with the place of what is wrong, slashes and tildes escaped', () => {
    const draft = { name: 'a', resources: [{ name: 'b', format: 'csv', molo: { title: { 'a/b~c': 1 } } }] };
    expect(complaintOf(() => readDescriptor(bytesOf(draft)))).toBe('/resources/0/molo/title/a~1b~0c');
  });
});
