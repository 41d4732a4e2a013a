import { applied } from './apply';
import { truth } from './operations/conversions';
import { OPERATIONS, type Operation } from './operations';
import type { KernelExpression } from './query';
import { Uncertain, valueOf } from './value';
import { reader, take, type Vector } from './vector';

/** Rows that expressions are evaluated over, each expression once. */
export class Input {
  private readonly known = new Map<string, Vector>();

  constructor(
    readonly rows: number,
    private readonly column: (position: number) => Vector,
    private readonly more: ReadonlyMap<string, Operation> = new Map(),
  ) {}

  /** @throws Uncertain for what only SQLite can tell */
  vector(expression: KernelExpression): Vector {
    const key = keyOf(expression);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const vector = this.evaluated(expression);
    this.known.set(key, vector);
    return vector;
  }

  /** The same with only these rows, in this order; a column is copied when it is asked for. */
  at(rows: Uint32Array): Input {
    return new Input(rows.length, (position) => take(this.vector({ kind: 'column', column: position }), rows), this.more);
  }

  /** Another input of the same operations. */
  over(columns: readonly Vector[], rows: number): Input {
    return new Input(rows, (position) => columns[position] as Vector, this.more);
  }

  /** The rows for which a condition is true. */
  where(condition: KernelExpression | null): Input {
    if (condition === null) return this;
    const passes = new Uint8Array(this.rows);
    terms(condition).forEach((term, nth) => narrow(passes, this.vector(term), nth === 0));
    return this.at(marked(passes));
  }

  /** Whether SQLite may end the whole statement for a value of this. */
  canFail(expression: KernelExpression): boolean {
    return expression.kind === 'call' && (this.operation(expression.operation)?.canFail === true || expression.arguments.some((argument) => this.canFail(argument)));
  }

  private operation(name: string): Operation | undefined {
    return this.more.get(name) ?? OPERATIONS.get(name);
  }

  private evaluated(expression: KernelExpression): Vector {
    switch (expression.kind) {
      case 'column':
        return this.column(expression.column);
      case 'literal':
        return { kind: 'constant', value: valueOf(expression.value, expression.real) };
      case 'call': {
        const { operation: name, arguments: given } = expression;
        const operation = this.operation(name);
        if (operation === undefined || given.length < operation.least || given.length > operation.most) throw new Uncertain();
        return applied(operation, given.map((argument) => this.vector(argument)), this.rows);
      }
    }
  }
}

function keyOf(expression: KernelExpression): string {
  return JSON.stringify(expression, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : Object.is(value, -0) ? '-0' : value));
}

/** What has to be true one by one. */
function terms(condition: KernelExpression): readonly KernelExpression[] {
  return condition.kind === 'call' && condition.operation === 'and' ? condition.arguments.flatMap(terms) : [condition];
}

/** Leaves no row for which the vector is not true; the first time only those for which it is. */
function narrow(passes: Uint8Array, vector: Vector, isFirst: boolean): void {
  if (vector.kind !== 'coded') {
    const read = reader(vector);
    for (let row = 0; row < passes.length; row++) if (isFirst || passes[row] === 1) passes[row] = truth(read(row)) === true ? 1 : 0;
    return;
  }
  const { codes } = vector;
  const answers = Uint8Array.from(vector.entries, (value) => (truth(value) === true ? 1 : 0));
  if (isFirst) for (let row = 0; row < passes.length; row++) passes[row] = answers[codes[row] as number] as number;
  else for (let row = 0; row < passes.length; row++) passes[row] = (passes[row] as number) & (answers[codes[row] as number] as number);
}

/** The rows that pass; written without a branch, which half of the rows would take by surprise. */
function marked(passes: Uint8Array): Uint32Array {
  let count = 0;
  for (let row = 0; row < passes.length; row++) count += passes[row] as number;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; at < count; row++) {
    rows[at] = row;
    at += passes[row] as number;
  }
  return rows;
}
