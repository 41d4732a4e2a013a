import { availableParallelism } from 'node:os';

/**
 * Runs steps that each keep one processor busy: in order, as many at a time as there are processors.
 * @template T
 * @param {readonly (() => Promise<T>)[]} steps
 * @returns {Promise<T[]>} in the order in which they ended
 */
export async function sideBySide(steps, atOnce = availableParallelism()) {
  const results = [];
  const waiting = steps.values();
  const lane = async () => {
    for (const step of waiting) results.push(await step());
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
