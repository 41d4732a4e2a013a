import { useMemo, useState } from 'react';
import type { Table } from '#shared/table';
import { type Chosen, guessed, type Roles, rolesOf } from './guess';
import type { PeriodKind, TimeField } from './period';

export interface ChosenRoles extends Roles, Chosen {
  readonly timeField: TimeField | null;
  readonly change: (change: Partial<Chosen>) => void;
}

const NO_ROLES: Roles = { times: [], values: [], names: [] };
const NOTHING: Chosen = { time: null, value: null, groups: [] };

/** Which field is what: guessed, until a person says otherwise for this table. */
export function useRoles(table: Table | null, kinds: readonly PeriodKind[]): ChosenRoles {
  const roles = useMemo(() => (table === null ? NO_ROLES : rolesOf(table, kinds)), [table, kinds]);
  const guess = useMemo(() => (table === null ? NOTHING : guessed(table, roles)), [table, roles]);
  const [said, setSaid] = useState<{ readonly of: Table | null; readonly chosen: Partial<Chosen> }>({ of: null, chosen: {} });
  const chosen = { ...guess, ...(said.of === table ? said.chosen : {}) };
  // A field plays one part.
  const groups = chosen.groups.filter((name) => name !== chosen.time && name !== chosen.value);
  return {
    ...roles,
    ...chosen,
    groups,
    timeField: roles.times.find(({ name }) => name === chosen.time) ?? null,
    change: (change) => setSaid({ of: table, chosen: { ...(said.of === table ? said.chosen : {}), ...change } }),
  };
}
