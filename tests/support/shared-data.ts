import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../../shared/data');

export const SHARED_DATA_ABSENT = 'the folder ../shared/data with real statistics is absent';

/** Path of a file of real statistics beside the repository, or `null` where that folder is absent. */
export function sharedData(path: string): string | null {
  const file = resolve(ROOT, path);
  return existsSync(file) ? file : null;
}
