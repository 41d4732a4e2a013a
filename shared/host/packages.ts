import { LIMITS } from '#shared/base';
import {
  type AcceptedVerdict,
  type DraftDescriptor,
  type Manifest,
  type OriginFacts,
  type PackageFacts,
  type Publisher,
  readDescriptor,
  readManifest,
  type Receipt,
  receiptSchema,
  type RecipientFacts,
  type RefusedVerdict,
  RESERVATIONS,
  TLP_LEVELS,
  type UnknownPublisherVerdict,
} from '#shared/package';
import type { Origin } from '#shared/provenance';
import { type Digest, digest, errorFact, fingerprint, id, localText, text, z } from './schemas';

/** What package operations answer with: the types are the package room's, the checks stand here. */

const publisher: z.ZodType<Publisher> = z.strictObject({
  fingerprint,
  claimedName: z.string(),
  institution: z.string().exactOptional(),
  petName: z.string().exactOptional(),
  own: z.boolean(),
  vouched: z.literal(true).exactOptional(),
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
  validUntil: z.string().exactOptional(),
  resources: z.array(z.strictObject({ name: z.string(), bytes: z.number().int() })),
  revocations: z.number().int().exactOptional(),
});

const recipients: z.ZodType<RecipientFacts> = z.strictObject({
  kind: z.enum(['hybrid', 'x25519']),
  count: z.number().int(),
  bound: z.boolean(),
});

const originFacts: z.ZodType<OriginFacts> = z.strictObject({
  state: z.enum(['confirmed', 'own', 'revoked', 'unknown']),
  publisher,
  package: facts,
  recipients: z.number().int(),
});

const accepted: z.ZodType<AcceptedVerdict> = z.strictObject({
  status: z.enum(['trusted', 'training', 'caution']),
  signed: z.literal(true),
  caveats: z.array(z.enum(RESERVATIONS)),
  publisher,
  package: facts,
  recipients,
  origins: z.array(originFacts).exactOptional(),
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

/** Judged by the package room itself, the one authority on what a manifest and a descriptor are. */
function judgedBy<Value>(read: (bytes: Uint8Array) => Value): z.ZodType<Value> {
  return z.custom<Value>((value) => {
    try {
      read(new TextEncoder().encode(JSON.stringify(value)));
      return true;
    } catch {
      return false;
    }
  });
}

const manifest: z.ZodType<Manifest> = judgedBy(readManifest);

/** A package that held in every respect, and is open in the host. */
export interface OpenPackage {
  readonly digest: Digest;
  readonly verdict: AcceptedVerdict;
  readonly manifest: Manifest;
  readonly origin: Origin;
  /** What statements call it by, once the page has said so. */
  readonly alias?: string;
}

/** What came of opening a file: a package, or the verdict that refuses it. */
export type Opened =
  | { readonly opened: true; readonly package: OpenPackage }
  | { readonly opened: false; readonly verdict: RefusedVerdict | UnknownPublisherVerdict };

/** An alias as `aliasOf` makes them. */
export const alias = z.string().regex(/^[a-z0-9_]+$/);

export const openPackage: z.ZodType<OpenPackage> = z.strictObject({ digest, verdict: accepted, manifest, origin, alias: alias.exactOptional() });

export const opened: z.ZodType<Opened> = z.union([
  z.strictObject({ opened: z.literal(true), package: openPackage }),
  z.strictObject({ opened: z.literal(false), verdict: z.union([unknownPublisher, refused]) }),
]);

/** A package as its author describes it. */
export const draft: z.ZodType<DraftDescriptor> = judgedBy(readDescriptor);

/** Who sends, to whom, and how the file is called: what sealing and passing on have in common. */
export const sending = {
  identity: fingerprint,
  /** Confirmed contacts and own identities. */
  recipients: z.array(fingerprint).min(1).max(LIMITS.ageRecipients),
  kind: z.enum(['hybrid', 'x25519']).default('hybrid'),
  /** A name without folders. */
  file: text.regex(/^[^/\\\0]{1,200}$/),
} as const;

/** A package that was sealed: its bytes are at `PATHS.sealed`, until they are discarded or the host ends. */
export interface Sealed {
  readonly sealed: string;
  readonly receipt: Receipt;
}

export const sealed: z.ZodType<Sealed> = z.strictObject({ sealed: id, receipt: receiptSchema });
