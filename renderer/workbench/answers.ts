import type { Answered, DataClient, Question } from '#renderer/workers';
import { type JobOptions, LIMITS, MoloError } from '#shared/base';
import type { MarkedOrigin, Run } from '#shared/briefing';
import type { Statement } from './handover';
import type { OpenData } from './open-data';
import type { Session } from './session';

/** Answers as briefings and charts want them: with their digest, and no more rows than a chart takes. */
export class Answers {
  constructor(private readonly data: DataClient) {}

  /** What the page has already. The same object as long as the same data is open. */
  known(statement: Statement): Answered | undefined {
    return this.data.known(wanted(statement));
  }

  /** @throws MoloError of the family `query` */
  ask(statement: Statement, job?: JobOptions): Promise<Answered> {
    return this.data.query(wanted(statement), job);
  }
}

function wanted({ sql, params }: Statement): Question {
  return { sql, params, maxRows: LIMITS.chartRows + 1, digest: true };
}

/** What answers, and what is open. */
interface Asked {
  readonly data: DataClient;
  readonly session: Session;
}

/** Answers the questions of briefings as the command line does: all rows, with the digest and the packages that were read. */
export function runOf({ data, session }: Asked, job?: JobOptions): Run {
  return async (sql, params) => {
    const { table, milliseconds, digest, sources } = await data.query({ sql, params, digest: true }, job);
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
