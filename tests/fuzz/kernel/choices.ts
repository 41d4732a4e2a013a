import fc from 'fast-check';

/**
 * Decisions, one number after the other. When the numbers are used up every decision is the first one there is, so that whatever
 * makes numbers smaller and fewer makes what is built of them simpler: the first choice should be the plainest.
 */
export class Choices {
  private at = 0;

  constructor(private readonly numbers: readonly number[]) {}

  below(end: number): number {
    return (this.numbers[this.at++] ?? 0) % end;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Never when the numbers are used up. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  /** One of the ways, by their weights. */
  way<T>(ways: readonly (readonly [weight: number, way: () => T])[]): T {
    const total = ways.reduce((sum, [weight]) => sum + weight, 0);
    let left = this.below(total);
    for (const [weight, way] of ways) {
      if (left < weight) return way();
      left -= weight;
    }
    throw new RangeError('no way has a weight');
  }

  /** @param least how many at least */
  list<T>(least: number, most: number, item: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, item);
  }
}

/** So many numbers to decide by. */
export function numbers(count: number): fc.Arbitrary<number[]> {
  return new Numbers(count);
}

const MOST = 0xffff;

/** As an array of `fc.nat`, without an arbitrary's call for each: those took more time than the law. Smaller are: the first of them, then without some, then with smaller ones. */
class Numbers extends fc.Arbitrary<number[]> {
  constructor(private readonly count: number) {
    super();
  }

  generate(random: fc.Random): fc.Value<number[]> {
    return new fc.Value(Array.from({ length: this.count }, () => random.nextInt(0, MOST)), undefined);
  }

  canShrinkWithoutContext(value: unknown): value is number[] {
    return Array.isArray(value) && value.length === this.count;
  }

  shrink(value: number[]): fc.Stream<fc.Value<number[]>> {
    return fc.stream(smaller(value)).map((numbers) => new fc.Value(numbers, undefined));
  }
}

function* smaller(numbers: readonly number[]): Generator<number[]> {
  const used = numbers.findLastIndex((number) => number !== 0) + 1;
  for (let run = used; run >= 1; run >>= 1) for (let from = 0; from < used; from += run) if (numbers.slice(from, from + run).some((number) => number !== 0)) yield numbers.map((number, at) => (at >= from && at < from + run ? 0 : number));
  for (let run = used >> 1; run >= 1; run >>= 1) for (let from = 0; from + run < used; from += run) yield [...numbers.slice(0, from), ...numbers.slice(from + run), ...new Array<number>(run).fill(0)];
  for (let at = 0; at < used; at++) for (const less of [(numbers[at] as number) >> 1, (numbers[at] as number) - 1]) if (less > 0) yield numbers.with(at, less);
}
