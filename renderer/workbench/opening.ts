import type { Progress } from '#shared/base';
import type { Caveat, RefusedVerdict, UnknownPublisherVerdict } from '#shared/package';

/** Where a file is on its way from the stick to the tables. */
export type OpeningState =
  /** Others come first. */
  | { readonly is: 'waiting' }
  /** On its way to the host, as it is: sealed. */
  | { readonly is: 'sending' }
  /** The host decrypts it once and checks every byte. */
  | { readonly is: 'verifying' }
  /** The tables are read. */
  | { readonly is: 'reading' }
  /** The identity that it was sealed for needs its passphrase: `identity.unlock`, then `retry`. */
  | { readonly is: 'locked'; readonly error: unknown }
  /** It does not hold, and says why; nothing was imported. `accepts`: what its holder may say yes to, and `retry` with. */
  | { readonly is: 'refused'; readonly verdict: RefusedVerdict | UnknownPublisherVerdict; readonly accepts: Caveat | null }
  | { readonly is: 'failed'; readonly error: unknown };

export interface Opening {
  readonly id: number;
  /** The file's name; the practice package has none. */
  readonly name: string | null;
  readonly state: OpeningState;
  readonly progress: Progress | null;
  /** `performance.now()` at the start of the state, to judge the time that is left. */
  readonly since: number;
}

/** Whether something is still going on that can be cancelled. */
export function isUnderWay({ state }: Pick<Opening, 'state'>): boolean {
  return state.is === 'waiting' || state.is === 'sending' || state.is === 'verifying' || state.is === 'reading';
}
