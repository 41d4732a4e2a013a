/** Milliseconds that are left, judged by the pace so far; `null` while that would be a guess. */
export function remainingMilliseconds(done: number, total: number | undefined, elapsed: number): number | null {
  if (total === undefined || total <= 0 || done <= 0 || elapsed < 1000) return null;
  return done >= total ? 0 : ((total - done) / done) * elapsed;
}
