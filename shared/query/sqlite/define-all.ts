import { STATISTICS } from '#shared/statistics';
import { FUNCTIONS } from '../functions';
import type { Connection } from './connection';
import { type Budget, defineAggregate } from './define-aggregate';
import { defineFunction } from './define-function';

/**
 * Lets SQL call everything that Molo adds to SQLite: functions of a row and statistics of a group.
 * @param bytes that the values of all groups at work may take; beyond, a statement ends for want of memory
 * @returns what gives them back to the module once the connection is closed
 */
export function defineAll(connection: Connection, bytes: number): () => void {
  const budget: Budget = { left: bytes };
  const disposals = [
    ...FUNCTIONS.map((definition) => defineFunction(connection, definition)),
    ...STATISTICS.map((statistic) => defineAggregate(connection, statistic, budget)),
  ];
  return () => {
    for (const dispose of disposals.splice(0)) dispose();
  };
}
