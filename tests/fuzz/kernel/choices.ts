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

/** So many numbers to decide by: fast-check makes each of them smaller where that still fails. */
export function numbers(count: number): fc.Arbitrary<number[]> {
  return fc.noBias(fc.array(fc.nat(0xffff), { minLength: count, maxLength: count, size: 'max' }));
}
