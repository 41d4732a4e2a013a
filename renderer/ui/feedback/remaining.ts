/** Before this share is done, the pace of the start says nothing about the rest. */
const LEAST = 0.03;

/** Milliseconds that are left, judged by the pace so far; `null` while that would be a guess. */
export function remainingMilliseconds(done: number, total: number | undefined, elapsed: number): number | null {
  if (total === undefined || total <= 0) return null;
  if (done >= total) return 0;
  return done < LEAST * total || elapsed < 1000 ? null : ((total - done) / done) * elapsed;
}
