import { asMoloError, MoloError } from '#shared/base';
import { checked } from './checked';
import { type AnyOperation, mayAnswer } from './operation';
import type { OperationName } from './operations/index';
import { type Digest, errorFact, id, progress as progressFact, z } from './schemas';

/**
 * How a question and its answer travel: `POST /op/<name>` with the input as JSON; the answer is
 * `{"ok":true,"value":...}` or `{"ok":false,"error":{"code":...,"params":{...}}}`, for a long operation
 * as the last of several lines of JSON (`{"job":...}` first, `{"progress":...}` between), for one
 * that gives bytes the bytes themselves. Integers above 2^53 and bytes never travel in JSON.
 */
export const JSON_TYPE = 'application/json';
export const LINES_TYPE = 'application/x-ndjson';
export const BYTES_TYPE = 'application/octet-stream';

/** Where everything is. The page's own files have the remaining paths. */
export const PATHS = {
  operation: (name: OperationName): string => `/op/${name}`,
  resource: (digest: Digest, name: string): string => `/package/${encodeURIComponent(digest)}/${encodeURIComponent(name)}`,
  companion: (digest: Digest, path: string): string => `/companion/${encodeURIComponent(digest)}/${encodeURIComponent(path)}`,
  upload: (name: string): string => `/upload?name=${encodeURIComponent(name)}`,
  /** Part of a package that is being made; a new batch frees what is left of the one before. */
  content: (batch: string, name: string): string => `/content?batch=${encodeURIComponent(batch)}&name=${encodeURIComponent(name)}`,
  sealed: (name: string): string => `/sealed/${encodeURIComponent(name)}`,
  font: (name: string): string => `/font/${encodeURIComponent(name)}`,
  report: '/csp-report',
} as const;

/** Stands in the built page where each response's own nonce goes (Content Security Policy Level 3). */
export const CSP_NONCE = '__MOLO_CSP_NONCE__';

const failure = z.strictObject({ ok: z.literal(false), error: errorFact });
const anyAnswer = z.discriminatedUnion('ok', [z.strictObject({ ok: z.literal(true), value: z.unknown() }), failure]);
const note = z.union([z.strictObject({ job: id }), z.strictObject({ progress: progressFact })]);

export type Failure = z.infer<typeof failure>;
export type Answer = z.infer<typeof anyAnswer>;

/** A line before the last of a long operation's answer. */
export type Note = z.infer<typeof note>;

/** The answer to a question that went well. What does not fit the contract never leaves: that is a fault of our own, and thrown as such. */
export function success(schema: z.ZodType, value: unknown): Answer {
  return { ok: true, value: schema.parse(value) };
}

/** The answer to one that did not; an error that the operation's contract does not name is a fault of our own. */
export function failed(thrown: unknown, operation?: AnyOperation): Failure {
  const { code, params } = asMoloError(thrown);
  if (operation && !mayAnswer(operation, code)) return { ok: false, error: { code: 'internal', params: {} } };
  return { ok: false, error: { code, params: { ...params } } };
}

/** The value of an answer. @throws MoloError what the host answered, or `host.malformed` for what no host answers */
export function valueOf<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const said = checked(anyAnswer, answer);
  if (!said.ok) throw errorOf(answer);
  return checked(schema, said.value);
}

/** The error in an answer that can only be one. */
export function errorOf(answer: unknown): MoloError {
  const said = failure.safeParse(answer);
  return said.success ? new MoloError(said.data.error.code, said.data.error.params) : new MoloError('host.malformed', { at: '/' });
}

/** A line of a long answer as a note, or `null` when it is the answer itself. */
export function noteOf(line: unknown): Note | null {
  return note.safeParse(line).data ?? null;
}

/** What `POST /upload` answers with. */
export const upload = z.strictObject({ upload: id });
