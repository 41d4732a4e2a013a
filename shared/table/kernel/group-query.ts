import type { Cell } from '../column';
import { aggregate, type AggregateName } from './aggregate';
import { selectRows, type Test } from './filter';
import { type Groups, groupRows } from './groups';
import { compareCells } from './order';
import { type Ranked, ranked } from './ranks';
import { isKnown, type Stored, take, type Values } from './stored';

/** A column of the answer, or what it is ordered by. Columns are positions in those that the question is put to. */
export type Output = { readonly kind: 'key'; readonly key: number } | { readonly kind: 'aggregate'; readonly name: AggregateName; readonly column: number | null };

export interface Ordering {
  readonly by: Output;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

/** `SELECT outputs WHERE conditions GROUP BY keys ORDER BY order LIMIT limit OFFSET offset` over one table. */
export interface GroupQuery {
  readonly conditions: readonly { readonly column: number; readonly test: Test }[];
  readonly keys: readonly number[];
  readonly outputs: readonly Output[];
  /** What decides between groups that `order` leaves equal is the order of the keys, in these directions. */
  readonly keysDescending: readonly boolean[];
  readonly order: readonly Ordering[];
  readonly limit: number;
  readonly offset: number;
}

export interface GroupAnswer {
  readonly rows: number;
  /** By output. */
  readonly values: readonly Values[];
}

/** Answers as SQLite does, to the last bit; `null` where that is not certain. */
export function groupQuery(question: GroupQuery, columns: readonly Stored[], rows: number): GroupAnswer | null {
  if (!columns.every(isKnown)) return null;
  const { conditions, keys, outputs, order } = question;
  const selected = conditions.length === 0 ? null : selectRows(rows, conditions.map(({ column, test }) => ({ of: columns[column] as Stored, test })));
  const taken = selected === null ? columns : columns.map((column) => take(column, selected));

  const ranks = keys.map((key) => ranked(taken[key] as Stored));
  if (!ranks.every((own) => own !== null)) return null;
  const groups = groupRows(selected?.length ?? rows, ranks);
  const evaluated = new Evaluation(groups, ranks, taken);
  const values = outputs.map((output) => evaluated.values(output));
  const comparisons = order.map((term) => evaluated.comparison(term));
  if (!values.every((own) => own !== null) || !comparisons.every((own) => own !== null)) return null;

  const groupsInOrder = sorted(groups.count, [...comparisons, ...ranks.map((_, key) => evaluated.keyComparison(key, question.keysDescending[key] ?? false))]);
  const shown = groupsInOrder.slice(question.offset, question.offset + question.limit);
  return { rows: shown.length, values: values.map((own) => picked(own, shown)) };
}

type Comparison = (one: number, other: number) => number;

/** The values of groups, each aggregate computed once. */
class Evaluation {
  private readonly known = new Map<string, Values | null>();

  constructor(
    private readonly groups: Groups,
    private readonly keys: readonly Ranked[],
    private readonly columns: readonly Stored[],
  ) {}

  values(output: Output): Values | null {
    if (output.kind === 'key') return this.keyValues(output.key);
    const name = `${output.name} ${output.column}`;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const values = aggregate(output.name, this.groups, output.column === null ? undefined : this.columns[output.column]);
    this.known.set(name, values);
    return values;
  }

  comparison({ by, descending, nullsFirst }: Ordering): Comparison | null {
    const cells = this.values(by)?.cells;
    if (cells === undefined) return null;
    const ordered: Comparison = by.kind === 'key' ? this.keyComparison(by.key, descending) : directed(cells, descending);
    return (one, other) => {
      if (cells[one] === null || cells[other] === null) return (cells[one] === cells[other] ? 0 : cells[one] === null ? -1 : 1) * (nullsFirst ? 1 : -1);
      return ordered(one, other);
    };
  }

  keyComparison(key: number, descending: boolean): Comparison {
    const { ranks } = this.keys[key] as Ranked;
    const { first } = this.groups;
    const place = (group: number): number => ranks[first[group] as number] as number;
    return descending ? (one, other) => place(other) - place(one) : (one, other) => place(one) - place(other);
  }

  private keyValues(key: number): Values {
    const { ranks, cells, real } = this.keys[key] as Ranked;
    return picked({ cells, real }, Array.from(this.groups.first, (row) => ranks[row] as number));
  }
}

function directed(cells: readonly Cell[], descending: boolean): Comparison {
  const sign = descending ? -1 : 1;
  return (one, other) => sign * compareCells(cells[one] as Cell, cells[other] as Cell);
}

function sorted(count: number, comparisons: readonly Comparison[]): number[] {
  return Array.from({ length: count }, (_, group) => group).sort((one, other) => {
    for (const compare of comparisons) {
      const difference = compare(one, other);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function picked({ cells, real }: Values, places: readonly number[]): Values {
  return { cells: places.map((place) => cells[place] as Cell), real: Uint8Array.from(places, (place) => real[place] as number) };
}
