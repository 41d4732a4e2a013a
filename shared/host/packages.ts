import {
  type AcceptedVerdict,
  type Manifest,
  type PackageFacts,
  type Publisher,
  readManifest,
  type RecipientFacts,
  type RefusedVerdict,
  TLP_LEVELS,
  type UnknownPublisherVerdict,
} from '#shared/package';
import type { Origin } from '#shared/provenance';
import { type Digest, digest, errorFact, fingerprint, localText, z } from './schemas';

/** What package operations answer with: the types are the package room's, the checks stand here. */

const publisher: z.ZodType<Publisher> = z.strictObject({
  fingerprint,
  claimedName: z.string(),
  institution: z.string().exactOptional(),
  petName: z.string().exactOptional(),
  own: z.boolean(),
});

const facts: z.ZodType<PackageFacts> = z.strictObject({
  name: z.string(),
  title: localText.exactOptional(),
  created: z.string(),
  sequence: z.number().int(),
  previous: digest.exactOptional(),
  digest,
  marking: z
    .looseObject({ line: z.string().exactOptional(), tlp: z.enum(TLP_LEVELS).exactOptional(), synthetic: z.boolean().exactOptional() })
    .exactOptional(),
  resources: z.array(z.strictObject({ name: z.string(), bytes: z.number().int() })),
});

const recipients: z.ZodType<RecipientFacts> = z.strictObject({
  kind: z.enum(['hybrid', 'x25519']),
  count: z.number().int(),
  bound: z.boolean(),
});

const accepted: z.ZodType<AcceptedVerdict> = z.strictObject({
  status: z.enum(['trusted', 'training']),
  signed: z.literal(true),
  publisher,
  package: facts,
  recipients,
});

const unknownPublisher: z.ZodType<UnknownPublisherVerdict> = z.strictObject({
  status: z.literal('unknownPublisher'),
  signed: z.literal(false),
  error: errorFact,
  publisher,
  package: facts,
  recipients,
});

const refused: z.ZodType<RefusedVerdict> = z.strictObject({
  status: z.literal('refused'),
  signed: z.literal(false),
  error: errorFact,
  publisher: publisher.exactOptional(),
  package: facts.exactOptional(),
  recipients: recipients.exactOptional(),
});

const origin: z.ZodType<Origin> = z.strictObject({
  package: z.string(),
  title: localText.exactOptional(),
  digest: digest.nullable(),
  publisher: fingerprint.exactOptional(),
  signed: z.boolean(),
});

/** Judged by the package room itself, the one authority on what a manifest is. */
const manifest = z.custom<Manifest>((value) => {
  try {
    readManifest(new TextEncoder().encode(JSON.stringify(value)));
    return true;
  } catch {
    return false;
  }
});

/** A package that held in every respect, and is open in the host. */
export interface OpenPackage {
  readonly digest: Digest;
  readonly verdict: AcceptedVerdict;
  readonly manifest: Manifest;
  readonly origin: Origin;
}

/** What came of opening a file: a package, or the verdict that refuses it. */
export type Opened =
  | { readonly opened: true; readonly package: OpenPackage }
  | { readonly opened: false; readonly verdict: RefusedVerdict | UnknownPublisherVerdict };

export const openPackage: z.ZodType<OpenPackage> = z.strictObject({ digest, verdict: accepted, manifest, origin });

export const opened: z.ZodType<Opened> = z.union([
  z.strictObject({ opened: z.literal(true), package: openPackage }),
  z.strictObject({ opened: z.literal(false), verdict: z.union([unknownPublisher, refused]) }),
]);
