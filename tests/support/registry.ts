import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Something that `npm run bench` or `npm run fuzz` can be asked for. */
export interface Entry {
  readonly name: string;
  /** One line: what it shows. */
  readonly about: string;
}

/** The default exports of the files `*.<kind>.ts` in `folder`: adding an entry is adding a file. */
export async function entriesIn<T extends Entry>(folder: string, kind: string): Promise<T[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith(`.${kind}.ts`)).sort();
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(join(folder, file)).href) as Promise<{ default: T }>));
  return modules.map((module) => module.default);
}

/**
 * The entry that was asked for. Without a name, and for a name that nothing has, prints what there is;
 * the latter is an error of usage (exit code 2).
 */
export function entryNamed<T extends Entry>(entries: readonly T[], name: string | undefined, usage: string): T | undefined {
  const found = entries.find((entry) => entry.name === name);
  if (found !== undefined) return found;
  const width = Math.max(...entries.map((entry) => entry.name.length));
  if (name !== undefined) {
    console.error(`There is no "${name}".`);
    process.exitCode = 2;
  }
  console.log([`Usage: ${usage}`, '', ...entries.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.about}`)].join('\n'));
  return undefined;
}
