import { dependenciesFit, installLocked } from './dependencies.mjs';
import { build, isStale } from './parts.mjs';
import { wordsFor } from './words.mjs';

/**
 * Installs what is missing and builds what is stale, and says what it does before it takes long.
 * @param {readonly import('./parts.mjs').Part[]} parts
 * @returns {Promise<boolean>} whether everything is there
 */
export async function prepare(parts) {
  if (!dependenciesFit() && !(await step('packages', installLocked))) return false;
  for (const part of parts) {
    if (isStale(part) && !(await step(part.name, () => build(part)))) return false;
  }
  return true;
}

async function step(name, work) {
  const t = wordsFor();
  const part = t(`parts.${name}`);
  console.error(t('building', { part }));
  const { ok, interrupted } = await work();
  if (!ok && !interrupted) console.error(t('failed', { part }));
  return ok;
}
