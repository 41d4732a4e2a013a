import { isLeft, type Outcome } from './compare';

interface Count {
  asked: number;
  refused: number;
  kernel: number;
  both: number;
}

/** Of what a kernel that never answers would pass: shares of the questions that were not refused, in percent. */
const FLOORS: Readonly<Record<string, number>> = { groups: 25, rows: 15, join: 8, where: 15, having: 10, distinct: 10, order: 15, case: 8, pattern: 8, filter: 8, statistic: 8, 'aggregate distinct': 8, parameter: 8, derived: 3, with: 3 };

/** So few questions of a kind say nothing about the kind. */
const ENOUGH = 600;

/** How often the kernel answered what: a hunt in which it never does is no proof. */
export class Tally {
  private readonly counts = new Map<string, Count>();

  note(traits: readonly string[], outcome: Outcome): void {
    for (const trait of ['all', ...traits]) {
      const count = this.counts.get(trait) ?? { asked: 0, refused: 0, kernel: 0, both: 0 };
      this.counts.set(trait, count);
      count.asked++;
      if (isLeft(outcome)) continue;
      if ('refused' in outcome) count.refused++;
      else if (outcome.by !== 'sqlite') count[outcome.by]++;
    }
  }

  toString(): string {
    const lines = [...this.counts].sort(([, one], [, other]) => other.asked - one.asked);
    return lines.map(([trait, { asked, refused, kernel, both }]) => `  ${trait.padEnd(19)}${String(asked).padStart(8)} asked, ${String(refused).padStart(6)} refused, by the kernel ${String(kernel).padStart(7)}, partly ${String(both).padStart(6)} (${Math.round(share({ asked, refused, kernel, both }))}%)`).join('\n');
  }

  /** The kinds of questions that the kernel hardly ever answered. */
  hollow(): string[] {
    return Object.entries(FLOORS).flatMap(([trait, floor]) => {
      const count = this.counts.get(trait);
      return count === undefined || count.asked < ENOUGH || share(count) >= floor ? [] : [`${trait}: ${share(count).toFixed(1)}% instead of ${floor}%`];
    });
  }
}

const share = ({ asked, refused, kernel, both }: Count): number => (100 * (kernel + both)) / Math.max(1, asked - refused);
