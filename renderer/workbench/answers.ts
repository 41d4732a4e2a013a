import type { Answered, DataClient } from '#renderer/workers';
import { type JobOptions, LIMITS, MoloError } from '#shared/base';
import type { MarkedOrigin, Run } from '#shared/briefing';
import type { Statement } from './handover';
import type { OpenData } from './open-data';
import type { Session } from './session';

/** Answers kept at the same time: those of a long briefing. */
const KEPT = 200;

/** Answers by question, as long as the same data is open. */
export class Answers {
  #kept = new Map<string, Answered>();

  constructor(
    private readonly data: DataClient,
    session: Session,
  ) {
    session.store.subscribe((now, before) => {
      if (now.data !== before.data) this.#kept = new Map();
    });
  }

  known(statement: Statement): Answered | undefined {
    return this.#kept.get(keyOf(statement));
  }

  /** @throws MoloError of the family `query` */
  async ask({ sql, params }: Statement, job?: JobOptions): Promise<Answered> {
    const kept = this.#kept;
    const known = kept.get(keyOf({ sql, params }));
    if (known) return known;
    const result = await this.data.query({ sql, params, maxRows: LIMITS.chartRows + 1, digest: true }, job);
    // What was asked of other data than is open now is not kept.
    if (kept === this.#kept) kept.set(keyOf({ sql, params }), result);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? '');
    return result;
  }
}

/** The parts of the workbench that know the answers. */
export interface Asked {
  readonly answers: Answers;
  readonly data: DataClient;
  readonly session: Session;
}

/** Answers the questions of briefings as the command line does: all rows, with the digest and the packages that were read. */
export function runOf({ answers, data, session }: Asked, job?: JobOptions): Run {
  return async (sql, params) => {
    const known = answers.known({ sql, params });
    const result = known && !known.truncated ? known : await data.query({ sql, params, digest: true }, job);
    const { table, milliseconds, digest, sources } = result;
    if (digest === undefined) throw new MoloError('internal');
    return { table, milliseconds, resultDigest: digest, origins: originsOf(sources, session.store.getState().data) };
  };
}

/** The packages and files behind tables, each once, with what a reader wants to see beside the digest. */
function originsOf(sources: Answered['sources'], data: readonly OpenData[]): MarkedOrigin[] {
  const read = data.filter((open) => open.tables.some((table) => sources.some(({ alias, name }) => alias === table.alias && name === table.name)));
  const inOrder = sources.flatMap(({ alias, name }) => read.filter((open) => open.tables.some((table) => table.alias === alias && table.name === name)));
  return [...new Set(inOrder)].map(markedOrigin);
}

function markedOrigin({ origin, verdict }: OpenData): MarkedOrigin {
  if (!verdict.signed) return origin;
  const { marking } = verdict.package;
  const { petName, claimedName } = verdict.publisher;
  return { ...origin, ...(marking && { marking }), publisherName: petName ?? claimedName };
}

/** Equal for equal questions. */
export function keyOf({ sql, params }: Statement): string {
  return JSON.stringify([sql, params]);
}
