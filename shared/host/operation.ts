import type { ErrorCode } from '#shared/base';
import type { z } from './schemas';

/** What comes before the point in an error's code. */
export type ErrorFamily = ErrorCode extends infer Code ? (Code extends `${infer Family}.${string}` ? Family : never) : never;

interface Contract<Input extends z.ZodType> {
  readonly input: Input;
  /** Families of errors that it answers with, beside `host`, `cancelled` and `internal`, which any may. */
  readonly errors?: readonly ErrorFamily[];
  /** Bytes of the request's body. Default 1 MiB. */
  readonly maximumBytes?: number;
}

interface ValueContract<Input extends z.ZodType, Output extends z.ZodType> extends Contract<Input> {
  readonly output: Output;
}

interface BytesContract<Input extends z.ZodType> extends Contract<Input> {
  /** Tells the bytes from an error, which comes as `application/json`. */
  readonly mediaType: string;
}

/** Answers at once with a JSON value. */
export interface PlainOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> extends Required<ValueContract<Input, Output>> {
  readonly kind: 'plain';
}

/** Tells how far it is while it works, and can be cancelled. */
export interface LongOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> extends Required<ValueContract<Input, Output>> {
  readonly kind: 'long';
}

/** Answers with bytes of one media type. */
export interface BytesOperation<Input extends z.ZodType = z.ZodType> extends Required<BytesContract<Input>> {
  readonly kind: 'bytes';
}

export type AnyOperation = PlainOperation | LongOperation | BytesOperation;

const DEFAULTS = { errors: [], maximumBytes: 1024 * 1024 } as const;

export function plain<Input extends z.ZodType, Output extends z.ZodType>(contract: ValueContract<Input, Output>): PlainOperation<Input, Output> {
  return { ...DEFAULTS, ...contract, kind: 'plain' };
}

export function long<Input extends z.ZodType, Output extends z.ZodType>(contract: ValueContract<Input, Output>): LongOperation<Input, Output> {
  return { ...DEFAULTS, ...contract, kind: 'long' };
}

export function bytes<Input extends z.ZodType>(contract: BytesContract<Input>): BytesOperation<Input> {
  return { ...DEFAULTS, ...contract, kind: 'bytes' };
}

const ANYWHERE: ReadonlySet<string> = new Set(['host', 'cancelled', 'internal']);

/** Whether an operation's contract has it answer with this error. */
export function mayAnswer({ errors }: Pick<AnyOperation, 'errors'>, code: ErrorCode): boolean {
  const family = code.split('.', 1)[0] ?? '';
  return ANYWHERE.has(family) || (errors as readonly string[]).includes(family);
}
