import { DOCUMENT_KINDS, type DocumentStore, type DocumentSummary, type DocumentToSave, type SaveResult, type StoredDocument } from '#shared/document';
import { id, json, z } from './schemas';

/** What document operations carry: the types are the document room's, the checks stand here. */

export type { DocumentStore, DocumentSummary, DocumentToSave, SaveResult, StoredDocument };

export const documentId = id;
export const documentKind = z.enum(DOCUMENT_KINDS);

const revision = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const toSave = { id, kind: documentKind, title: z.string().max(1_000), revision };
const saved = { ...toSave, saved: z.iso.datetime() };

export const base = revision;
export const documentSummary: z.ZodType<DocumentSummary> = z.strictObject(saved);
export const documentToSave: z.ZodType<DocumentToSave> = z.strictObject({ ...toSave, content: json });
export const storedDocument: z.ZodType<StoredDocument> = z.strictObject({ ...saved, content: json });

export const saveResult: z.ZodType<SaveResult> = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('saved'), document: storedDocument }),
  z.strictObject({ status: z.literal('conflict'), stored: storedDocument }),
]);
