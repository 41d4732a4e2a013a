import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Something that `npm run bench` or `npm run fuzz` can be asked for. */
export interface Entry {
  readonly name: string;
  /** One line: what it shows. */
  readonly about: string;
}

/** Names in `folder`: the files `<name>.<kind>.ts`. Adding an entry is adding a file. */
export function namesIn(folder: string, kind: string): string[] {
  const suffix = `.${kind}.ts`;
  return readdirSync(folder).filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length)).sort();
}

/** The default exports of all those files. */
export function entriesIn<T extends Entry>(folder: string, kind: string): Promise<T[]> {
  return Promise.all(namesIn(folder, kind).map((name) => entryIn<T>(folder, kind, name)));
}

async function entryIn<T extends Entry>(folder: string, kind: string, name: string): Promise<T> {
  const module = (await import(pathToFileURL(join(folder, `${name}.${kind}.ts`)).href)) as { default: T };
  return module.default;
}

/**
 * The entry that was asked for; no other is loaded. Without a name, and for a name that nothing has,
 * prints what there is; the latter is an error of usage (exit code 2).
 */
export async function entryNamed<T extends Entry>(folder: string, kind: string, name: string | undefined, usage: string): Promise<T | undefined> {
  if (name !== undefined && namesIn(folder, kind).includes(name)) return entryIn<T>(folder, kind, name);
  if (name !== undefined) {
    console.error(`There is no "${name}".`);
    process.exitCode = 2;
  }
  const entries = await entriesIn<T>(folder, kind);
  const width = Math.max(...entries.map((entry) => entry.name.length));
  console.log([`Usage: ${usage}`, '', ...entries.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.about}`)].join('\n'));
  return undefined;
}
