import { useMemo, useState } from 'react';
import type { MoloError } from '#shared/base';
import type { Cell } from '#shared/table';
import { type FoundStep, foundStep, stepped } from './found-step';
import { type Chosen, guessed, type Roles, rolesOf } from './guess';
import type { PeriodKind, Step, TimeField } from './period';
import { useFacts } from './use-facts';
import type { ChosenSource } from './use-source';

export interface ChosenRoles extends Roles, Chosen {
  /** By the step that was found or chosen; `null` while it is not known. */
  readonly timeField: TimeField | null;
  readonly found: FoundStep | null;
  /** All periods of the time, in order. */
  readonly periods: readonly Cell[];
  /** Texts of more than one value: where one of them is no group, its rows are added up. */
  readonly telling: readonly string[];
  /** How many values such a text has. */
  readonly variety: ReadonlyMap<string, number>;
  /** Whether all rows have been looked at. */
  readonly isKnown: boolean;
  readonly error: MoloError | null;
  readonly change: (change: Partial<Chosen>) => void;
  readonly choose: (step: Step) => void;
}

const NO_ROLES: Roles = { times: [], values: [], names: [] };
const NOTHING: Chosen = { time: null, value: null, groups: [] };
const UNKNOWN: ReadonlyMap<string, number> = new Map();

/** What a person said, of one source. */
interface Said {
  readonly of: string | undefined;
  readonly chosen: Partial<Chosen>;
  /** Of one field. */
  readonly step?: { readonly time: string | null; readonly is: Step };
}

/** Which field is what: guessed and looked up in all rows, until a person says otherwise for this source. */
export function useRoles(of: ChosenSource, kinds: readonly PeriodKind[]): ChosenRoles {
  const { table, source } = of;
  const roles = useMemo(() => (table === null ? NO_ROLES : rolesOf(table, kinds)), [table, kinds]);
  const guess = useMemo(() => (table === null ? NOTHING : guessed(table, roles)), [table, roles]);
  const [lastSaid, setSaid] = useState<Said>({ of: undefined, chosen: {} });
  const said: Said = lastSaid.of === source?.id ? lastSaid : { of: source?.id, chosen: {} };
  const { time, value } = { ...guess, ...said.chosen };
  const { periods, variety, error } = useFacts(of, time, guess.groups);
  const telling = useMemo(() => (variety === null ? [] : guess.groups.filter((name) => (variety.get(name) ?? 0) > 1)), [variety, guess]);
  const field = roles.times.find(({ name }) => name === time) ?? null;
  const found = useMemo(() => (periods === null || field === null ? null : foundStep(field.kind, periods)), [periods, field]);
  const step = said.step?.time === time ? said.step?.is : undefined;
  const timeField = useMemo(() => field && found && stepped(field, found, step ?? null), [field, found, step]);
  // A field plays one part.
  const groups = (said.chosen.groups ?? telling).filter((name) => name !== time && name !== value);
  return {
    ...roles,
    time,
    value,
    groups,
    timeField,
    found,
    periods: periods ?? [],
    telling: telling.filter((name) => name !== time),
    variety: variety ?? UNKNOWN,
    isKnown: variety !== null && (time === null || periods !== null),
    error,
    change: (change) => setSaid({ ...said, chosen: { ...said.chosen, ...change } }),
    choose: (is) => setSaid({ ...said, step: { time, is } }),
  };
}
