import { z } from 'zod';
import { isDigest, LANGUAGES, LIMITS, parseFingerprint } from '#shared/base';
import { COMPANION_ROLES, PACKAGE_FORMAT, TLP_LEVELS } from './descriptor';
import { COMPANION_PATH, isPlainName, PACKAGE_NAME, RESOURCE_PATH } from './names';
import { REVOCATION_REASONS } from './revocations';

/**
 * Data Package v2 and Molo's own properties as checks on parsed JSON. Properties that
 * neither knows are left alone, as the standard asks; a known one of the wrong kind is refused.
 */

// The page's Content Security Policy forbids the code that zod would otherwise generate.
z.config({ jitless: true });

const text = z.string();
const plainName = z.string().refine(isPlainName);
const mediaType = z.string().regex(/^[^/\s]+\/[^/\s]+$/);
const digest = z.string().refine(isDigest);
const count = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const localText = z.record(z.string(), z.string());
const translations = { title: localText.optional(), description: localText.optional() };

const fingerprint = z.string().refine((value) => parseFingerprint(value) === value);
const fileFacts = { bytes: z.number().int().min(0).max(LIMITS.packageBytes), hash: digest };

const missingValues = z.union([z.array(text), z.array(z.looseObject({ value: text, label: text.optional() }))]);
const category = z.union([text, z.number(), z.looseObject({ value: z.union([text, z.number()]), label: text.optional(), molo: z.looseObject({ label: localText.optional() }).optional() })]);

const FIELD_TYPES = [
  'string', 'number', 'integer', 'boolean', 'object', 'array', 'list', 'datetime', 'date', 'time',
  'year', 'yearmonth', 'duration', 'geopoint', 'geojson', 'any',
] as const; // prettier-ignore

const field = z.looseObject({
  name: z.string().min(1),
  type: z.enum(FIELD_TYPES).optional(),
  format: text.optional(),
  title: text.optional(),
  description: text.optional(),
  constraints: z.record(z.string(), z.unknown()).optional(),
  categories: z.array(category).optional(),
  missingValues: missingValues.optional(),
  molo: z.looseObject(translations).optional(),
});

const tableSchema = z.looseObject({
  fields: z.array(field).min(1).max(LIMITS.fields),
  primaryKey: z.union([text, z.array(text)]).optional(),
  missingValues: missingValues.optional(),
});

const license = z
  .looseObject({ name: z.string().regex(/^[-a-zA-Z0-9._]+$/).optional(), path: text.optional(), title: text.optional() })
  .refine(({ name, path }) => name !== undefined || path !== undefined);
const sourceReference = z.looseObject({ title: text.optional(), path: text.optional(), email: text.optional(), version: text.optional() });
const contributor = z.looseObject({
  title: text.optional(),
  path: text.optional(),
  email: text.optional(),
  organization: text.optional(),
  roles: z.array(text).optional(),
});

const draftResource = z.looseObject({
  name: plainName,
  path: text.optional(),
  type: z.literal('table').optional(),
  title: text.optional(),
  description: text.optional(),
  format: z.string().regex(/^[a-z0-9][a-z0-9.+-]{0,30}$/),
  mediatype: mediaType.optional(),
  encoding: text.optional(),
  dialect: z.record(z.string(), z.unknown()).optional(),
  schema: tableSchema.optional(),
  sources: z.array(sourceReference).optional(),
  licenses: z.array(license).min(1).optional(),
  molo: z.looseObject(translations).optional(),
});

const signedResource = draftResource.extend({
  path: z.string().regex(RESOURCE_PATH),
  ...fileFacts,
});

const draftCompanion = z.looseObject({
  ...translations,
  role: z.enum(COMPANION_ROLES),
  path: z.string().regex(COMPANION_PATH),
  mediatype: mediaType.optional(),
  language: z.enum(LANGUAGES).optional(),
});

const disclosure = z.looseObject({
  minimumCount: count.optional(),
  rounding: count.optional(),
  dominance: z.looseObject({ contributors: count, share: z.number().gt(0).max(1) }).optional(),
  note: localText.optional(),
});

const revocation = z.looseObject({ fingerprint, name: plainName, date: z.iso.date(), reason: z.enum(REVOCATION_REASONS) });

const draftProperties = z.looseObject({
  ...translations,
  languages: z.array(z.enum(LANGUAGES)).min(1).optional(),
  marking: z.looseObject({ line: text.optional(), tlp: z.enum(TLP_LEVELS).optional(), synthetic: z.boolean().optional() }).optional(),
  validUntil: z.iso.date().optional(),
  disclosure: disclosure.optional(),
  companions: z.array(draftCompanion).max(LIMITS.companions).optional(),
  revocations: z.array(revocation).max(LIMITS.revocations).optional(),
});

const signedProperties = draftProperties.extend({
  format: z.literal(PACKAGE_FORMAT),
  publisher: z.looseObject({
    name: plainName,
    institution: plainName.optional(),
    fingerprint,
  }),
  sequence: count,
  previous: digest.optional(),
  recipients: z.array(digest).min(1).max(LIMITS.ageRecipients),
  unconfirmed: z.array(digest).min(1).max(LIMITS.ageRecipients).optional(),
  companions: z.array(draftCompanion.extend(fileFacts)).min(1).max(LIMITS.companions).optional(),
  origins: z.array(z.strictObject({ publisher: fingerprint, manifest: z.strictObject(fileFacts), signature: z.strictObject(fileFacts) })).min(1).max(LIMITS.origins).optional(),
});

export const draftDescriptor = z.looseObject({
  name: z.string().regex(PACKAGE_NAME),
  id: text.optional(),
  title: text.optional(),
  description: text.optional(),
  homepage: text.optional(),
  version: text.optional(),
  created: z.iso.datetime({ offset: true }).optional(),
  keywords: z.array(text).min(1).optional(),
  licenses: z.array(license).min(1).optional(),
  sources: z.array(sourceReference).optional(),
  contributors: z.array(contributor).min(1).optional(),
  resources: z.array(draftResource).min(1).max(LIMITS.resources),
  molo: draftProperties.optional(),
});

export const signedDescriptor = draftDescriptor.extend({
  created: z.iso.datetime({ offset: true }),
  resources: z.array(signedResource).min(1).max(LIMITS.resources),
  molo: signedProperties,
});
