import { z } from 'zod';
import {
  type Digest,
  ERROR_CODES,
  type Fingerprint,
  isDigest,
  type JobOptions,
  type Language,
  LANGUAGES,
  type LocalText,
  parseFingerprint,
  type Progress,
} from '#shared/base';

/** Values that many operations speak of, checked the same way everywhere. */

// The page's Content Security Policy forbids the code that zod would otherwise generate.
z.config({ jitless: true });

export { z };
export type { Digest, Fingerprint, JobOptions, Language, LocalText, Progress };

/** Whatever JSON can say (RFC 8259). */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** Any JSON: what arrives was parsed from JSON, and how deep it goes was checked with it. */
export const json = z.custom<Json>((value) => value !== undefined);

export const digest = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value));
export const fingerprint = z.custom<Fingerprint>((value) => typeof value === 'string' && parseFingerprint(value) === value);
export const language = z.enum(LANGUAGES);
/** A manifest may hold texts in languages beside the five; they pass. */
export const localText: z.ZodType<LocalText> = z.record(z.string(), z.string());

/** A name as people type or see it; what it may consist of is the services' to judge. */
export const text = z.string().max(1_000);

/** What the host numbers by itself: uploads and jobs. */
export const id = z.string().regex(/^[\w-]{1,64}$/);

/** `MoloError` on the wire. */
export const errorFact = z.strictObject({ code: z.enum(ERROR_CODES), params: z.record(z.string(), z.union([z.string(), z.number()])) });

const size = z.number().int().min(0);

export const progress: z.ZodType<Progress> = z.strictObject({
  stage: z.string(),
  bytes: size,
  totalBytes: size.exactOptional(),
  rows: size.exactOptional(),
});
