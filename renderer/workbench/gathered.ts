import { type ChosenFile, DESCRIPTOR } from '#shared/package';
import { pathInFolder } from './dropped-files';

/** Files that came together, as what they are to be opened as. */
export interface Gathered {
  /** Each by itself. */
  readonly alone: readonly File[];
  /** Each a package that nobody signed. */
  readonly together: readonly { readonly name: string; readonly chosen: readonly ChosenFile[] }[];
}

/** What calls itself a package is judged as one, so that a damaged beginning never makes it a plain file. */
export function isCalledSealed(name: string): boolean {
  return /\.molo$/i.test(name);
}

/** A folder is one package, a description and what was chosen with it another; sealed packages stand for themselves. */
export function gathered(files: readonly File[]): Gathered {
  const plain = files.filter(({ name }) => !isCalledSealed(name)).map((file): ChosenFile => ({ path: pathInFolder(file), file }));
  const loose = plain.filter(({ path }) => !path.includes('/'));
  const folders = new Map<string, ChosenFile[]>();
  for (const chosen of plain.filter(({ path }) => path.includes('/'))) {
    const folder = chosen.path.split('/')[0] as string;
    folders.set(folder, [...(folders.get(folder) ?? []), chosen]);
  }
  if (loose.some(({ path }) => path === DESCRIPTOR)) folders.set(DESCRIPTOR, loose);
  const inPackages = new Set([...folders.values()].flat().map(({ file }) => file));
  return { alone: files.filter((file) => !inPackages.has(file)), together: [...folders].map(([name, chosen]) => ({ name, chosen })) };
}
