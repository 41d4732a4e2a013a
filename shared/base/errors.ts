/**
 * Every way in which Molo refuses or fails, as one list.
 *
 * The first word of a code is its family; the family decides the command line's
 * exit code. A code is stable: tests, scripts and people's notes refer to it.
 * Adding one means: a line here, its sentences in `shared/i18n/locales/<lang>/errors.json`,
 * and a fixture that raises it in `tests/unit/base/error-fixtures.ts`.
 */
export const ERROR_CODES = [
  'usage.invalid',

  'package.malformed',
  'package.damaged',
  'package.truncated',
  'package.digest',
  'package.limit',
  'package.unsupported',
  'package.encoding',
  'package.table',
  'package.archive',
  'package.resource',
  'package.notTheCopy',

  'trust.badSignature',
  'trust.unknownSigner',
  'trust.notRecipient',
  'trust.changedKey',
  'trust.lookAlike',
  'trust.recipientsUnbound',
  'trust.revoked',
  'trust.rollback',
  'trust.fork',
  'trust.expired',
  'trust.origin',
  'trust.mixedRecipients',
  'trust.badRecipient',
  'trust.badCard',
  'trust.badName',
  'trust.fingerprintMismatch',
  'trust.badFingerprint',
  'trust.noContact',
  'trust.noSuccession',
  'trust.unconfirmedRecipient',
  'trust.retired',
  'trust.badBackup',
  'trust.notRevocations',
  'trust.noIdentity',
  'trust.passphraseNeeded',
  'trust.passphraseWrong',

  'query.empty',
  'query.syntax',
  'query.character',
  'query.quotes',
  'query.noTable',
  'query.ambiguous',
  'query.notReadOnly',
  'query.severalStatements',
  'query.forbidden',
  'query.parameter',
  'query.cancelled',
  'query.memory',
  'query.limit',
  'query.fields',
  'query.failed',
  'query.notByKernel',

  'storage.notFound',
  'storage.exists',
  'storage.denied',
  'storage.full',
  'storage.corrupt',
  'storage.failed',

  'chart.malformed',
  'chart.forbidden',
  'chart.tooManyRows',
  'chart.unknownTable',
  'chart.unknownField',
  'briefing.malformed',
  'briefing.figure',

  'host.denied',
  'host.malformed',
  'host.limit',
  'host.notOpen',
  'host.lost',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Facts that a sentence may name: file names, limits, positions. Never data values, never secrets. */
export type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * The one error type of the house. `message` is for logs and tests; people read
 * the catalogue's sentences for `code` with `params` filled in.
 */
export class MoloError extends Error {
  override readonly name = 'MoloError';

  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    options: { cause?: unknown } = {},
  ) {
    super(`${code} ${JSON.stringify(params)}`, options);
  }
}

export function isMoloError(error: unknown, code?: ErrorCode): error is MoloError {
  return error instanceof MoloError && (code === undefined || error.code === code);
}

/** Whatever was thrown, as a `MoloError`: unknown things become `internal`, aborts become `cancelled`. */
export function asMoloError(error: unknown): MoloError {
  if (error instanceof MoloError) return error;
  if (error instanceof Error && error.name === 'AbortError') return new MoloError('cancelled', {}, { cause: error });
  return new MoloError('internal', {}, { cause: error });
}

const EXIT_CODE_OF_FAMILY: Readonly<Record<string, number>> = {
  usage: 2,
  package: 3,
  trust: 4,
  query: 5,
  storage: 6,
  chart: 7,
  briefing: 7,
  cancelled: 130,
};

/** The command line's exit code for an error (design, section 6). `query.cancelled` and `cancelled` are interruptions: 130. */
export function exitCodeOf(code: ErrorCode): number {
  if (code === 'query.cancelled') return 130;
  const family = code.split('.', 1)[0] ?? '';
  return EXIT_CODE_OF_FAMILY[family] ?? 70;
}
