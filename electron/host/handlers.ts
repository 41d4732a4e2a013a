import type { Progress } from '#shared/base';
import type { BytesName, CheckedInputOf, LongName, OperationName, OutputOf, PlainName } from '#shared/host';
import type { Services } from './services';

/** Someone to tell and a way to be stopped; only long operations are watched and stopped. */
export interface Watch {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

type ResultOf<Name extends OperationName> = Name extends BytesName ? Uint8Array : Name extends PlainName | LongName ? OutputOf<Name> : never;

/** Carries out one operation whose input has been checked. What it throws is the answer. */
export type Handler<Name extends OperationName> = (services: Services, input: CheckedInputOf<Name>, watch: Watch) => ResultOf<Name> | Promise<ResultOf<Name>>;

export type Handlers = { readonly [Name in OperationName]: Handler<Name> };
