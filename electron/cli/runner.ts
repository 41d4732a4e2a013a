import type { Run } from '#shared/briefing';
import { resultDigest } from '#shared/provenance';
import type { OpenInputs } from './inputs';
import type { Terminal } from './terminal';

/** Answers the queries of briefings, each answer with its digest and the packages that it was read from. */
export function queryRunner({ blocking }: Terminal, { engine, originOf }: OpenInputs): Run {
  return (sql, params) => {
    const { table, milliseconds, sources } = blocking(() => engine.query(sql, params));
    const origins = sources.flatMap(({ alias, name }) => originOf(alias, name) ?? []);
    return Promise.resolve({ table, milliseconds, origins: [...new Set(origins)], resultDigest: resultDigest(table) });
  };
}
