import { z } from 'zod';
import { type Digest, type Fingerprint, isDigest, MoloError, parseFingerprint } from '#shared/base';

/**
 * What a sender keeps of a package that was sealed: to whom, and which bytes a true copy has. It holds no
 * data and no secret; it names people, so it is kept like a list of letters sent.
 */
export interface Receipt {
  readonly molo: typeof RECEIPT_FORMAT;
  /** Name of the sealed file. */
  readonly file: string;
  /** Its length. */
  readonly bytes: number;
  /** SHA-256 of it; `sha256sum` gives the same digits. */
  readonly hash: Digest;
  /** RFC 3339. */
  readonly sealed: string;
  readonly package: { readonly name: string; readonly sequence: number; readonly digest: Digest };
  readonly publisher: { readonly name: string; readonly fingerprint: Fingerprint };
  readonly recipients: readonly ReceiptRecipient[];
  /** Every time that a copy was compared. */
  readonly checks: readonly CopyCheck[];
}

export interface ReceiptRecipient {
  /** SHA-256 of the age recipient string, as in the manifest. */
  readonly digest: Digest;
  /** `false`: a bare age recipient, taken at the word of whoever sealed. */
  readonly confirmed: boolean;
  readonly name?: string;
  readonly fingerprint?: Fingerprint;
}

export interface CopyCheck {
  /** RFC 3339. */
  readonly at: string;
  /** The copy, as it was named. */
  readonly copy: string;
  readonly same: boolean;
}

export const RECEIPT_FORMAT = 'receipt/1';

const MAX_BYTES = 1024 * 1024;

const digest = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value));
const fingerprint = z.custom<Fingerprint>((value) => typeof value === 'string' && parseFingerprint(value) === value);

/** The form of a receipt, also for those who send one over a wire. */
export const receiptSchema: z.ZodType<Receipt> = z.strictObject({
  molo: z.literal(RECEIPT_FORMAT),
  file: z.string(),
  bytes: z.number().int().min(0),
  hash: digest,
  sealed: z.iso.datetime({ offset: true }),
  package: z.strictObject({ name: z.string(), sequence: z.number().int().min(1), digest }),
  publisher: z.strictObject({ name: z.string(), fingerprint }),
  recipients: z.array(z.strictObject({ digest, confirmed: z.boolean(), name: z.string().exactOptional(), fingerprint: fingerprint.exactOptional() })),
  checks: z.array(z.strictObject({ at: z.iso.datetime({ offset: true }), copy: z.string(), same: z.boolean() })),
});

/** @throws MoloError `package.malformed` naming what is wrong by its JSON Pointer */
export function readReceipt(bytes: Uint8Array, file: string): Receipt {
  const result = receiptSchema.safeParse(parsed(bytes));
  if (result.success) return result.data;
  throw new MoloError('package.malformed', { context: 'receipt', file, at: `/${result.error.issues[0]?.path.join('/') ?? ''}` });
}

export function writeReceipt(receipt: Receipt): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(receipt, null, 2)}\n`);
}

/** The receipt with one more comparison in it. */
export function withCheck(receipt: Receipt, check: CopyCheck): Receipt {
  return { ...receipt, checks: [...receipt.checks, check] };
}

/** Whether a copy is the sealed file, byte for byte. */
export function isTrueCopy({ bytes, hash }: Receipt, copy: { readonly bytes: number; readonly hash: Digest }): boolean {
  return copy.bytes === bytes && copy.hash === hash;
}

/** @throws MoloError `package.notTheCopy` */
export function checkTrueCopy(receipt: Receipt, copy: { readonly bytes: number; readonly hash: Digest }, file: string): void {
  if (!isTrueCopy(receipt, copy)) throw new MoloError('package.notTheCopy', { file, original: receipt.file });
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return bytes.length > MAX_BYTES ? null : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
