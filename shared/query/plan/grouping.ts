import type { KernelAggregate, KernelExpression } from '#shared/table';
import { contains } from './expressions';
import { aggregateResult, isAggregate } from './functions';
import { lowered, type Meaning } from './lower';
import { NotMine } from './not-mine';
import type { CallSyntax, Expression } from './syntax';
import type { Typed } from './typed';

interface Aggregated {
  readonly aggregate: KernelAggregate;
  readonly passed: readonly Typed[];
  readonly typed: Typed;
}

/**
 * What expressions mean once rows are put into groups: keys, aggregates and what is made of those. A column that is no
 * key has a value of some row, which only SQLite can choose.
 */
export class Grouping {
  private readonly found: Aggregated[] = [];

  /** @param keys over the rows; @param rows what expressions mean of one row */
  constructor(
    private readonly keys: readonly Typed[],
    private readonly rows: Meaning,
  ) {
    const names = keys.map(keyOf);
    if (new Set(names).size !== names.length) throw new NotMine('groupedTwice');
  }

  /** @param bare what a column means that is no key */
  meaning(bare: () => Typed): Meaning {
    return { values: this.rows.values, name: bare, place: bare, aggregate: (call) => this.aggregated(call), known: (expression) => this.key(expression) };
  }

  /** Kernel's side: over its keys come its aggregates. */
  get aggregates(): readonly KernelAggregate[] {
    return this.found.map(({ aggregate }) => aggregate);
  }

  /** Whether the groups are the same to the last bit in whatever order their rows come. */
  get isOrderFree(): boolean {
    return this.found.every(({ aggregate: { name }, passed }) => {
      if (name === 'count') return true;
      if (name === 'min' || name === 'max') return passed.every(({ affinity, expression }) => expression.kind === 'column' && (affinity === 'text' || affinity === 'numeric'));
      return ['sum', 'total', 'avg'].includes(name) && passed.every(({ small }) => small);
    });
  }

  private key(expression: Expression): Typed | null {
    if (contains(expression, isAggregate)) return null;
    const own = ofRows(expression, this.rows);
    if (own === null) return null;
    const key = this.keys.findIndex((typed) => keyOf(typed) === keyOf(own));
    return key < 0 ? null : { ...own, expression: { kind: 'column', column: key } };
  }

  private aggregated(call: CallSyntax): Typed {
    const passed = call.arguments.map((argument) => lowered(argument, this.rows));
    const aggregate: KernelAggregate = {
      name: call.name,
      arguments: passed.map(({ expression }) => expression),
      distinct: call.distinct,
      filter: call.filter && lowered(call.filter, this.rows).expression,
    };
    const known = this.found.find((own) => JSON.stringify(own.aggregate, asText) === JSON.stringify(aggregate, asText));
    if (known) return known.typed;
    const expression: KernelExpression = { kind: 'column', column: this.keys.length + this.found.length };
    const typed: Typed = { expression, affinity: 'none', ...aggregateResult(call, passed), small: false };
    this.found.push({ aggregate, passed, typed });
    return typed;
  }
}

function ofRows(expression: Expression, rows: Meaning): Typed | null {
  try {
    return lowered(expression, rows);
  } catch (error) {
    if (error instanceof NotMine) return null;
    throw error;
  }
}

/** The same for equal expressions. */
export function keyOf({ expression }: Pick<Typed, 'expression'>): string {
  return JSON.stringify(expression, asText);
}

/** What JSON has no words for: 64-bit integers, infinities, negative zero. */
function asText(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? `#${Object.is(value, -0) ? '-0' : value}` : value;
}
