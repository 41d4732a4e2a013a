import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMoloError, LANGUAGES } from '#shared/base';
import { fieldsOf, isPlainName, PACKAGE_NAME, readDescriptor, readManifest, RESOURCE_PATH, resourcePaths, schemaOf, slugOf } from '#shared/package';

const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const localText = fc.dictionary(fc.constantFrom(...LANGUAGES), text, { minKeys: 1 });
const type = fc.constantFrom('string', 'integer', 'number', 'boolean', 'date', 'yearmonth', 'any');
const field = fc.record({ name: text, type, title: localText, description: localText }, { requiredKeys: ['name', 'type'] });

describe('names', () => {
  it('become package names and file names that every system takes', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (names) => {
        for (const name of names) expect(slugOf(name)).toMatch(PACKAGE_NAME);
        const paths = resourcePaths(names.map((name) => ({ name, format: 'csv' })));
        for (const path of paths) expect(path).toMatch(RESOURCE_PATH);
        expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(names.length);
      }),
    );
  });

  it('that hide or reorder anything are never plain', () => {
    const hidden = fc.constantFrom('\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\u00ad', '\u0000', '\n', '\u00a0', '\u3164', '\ue000');
    fc.assert(fc.property(text, hidden, text, (before, character, after) => !isPlainName(before + character + after)));
  });
});

describe('fields', () => {
  it('keep names, types and every translation on their way through Table Schema', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 8 }), fc.subarray([...LANGUAGES]), (fields, languages) => {
        expect(fieldsOf(schemaOf(fields, languages), languages)).toEqual(fields);
      }),
    );
  });
});

describe('a descriptor of any JSON at all', () => {
  it('is read or refused as malformed, never anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => {
        const bytes = new TextEncoder().encode(JSON.stringify(json));
        for (const read of [readDescriptor, readManifest]) {
          try {
            read(bytes);
          } catch (error) {
            expect(isMoloError(error, 'package.malformed')).toBe(true);
          }
        }
      }),
    );
  });
});
