import type { Digest } from '#shared/base';
import { bytesOf, type ChosenFile, chosenFiles, conformed, type ForeignPackage, isArchive, surveyPackage } from '#shared/package';
import { read, type ReadOptions, type ReadResult, type Source } from '#shared/reader';
import type { ForeignSource, Survey } from './contract';
import { hashed } from './hashed-source';

/** Packages by the files that make them: the tables of one are asked for together, and looked for once. */
const surveyed = new WeakMap<readonly ChosenFile[], Promise<ForeignPackage>>();

function packageOf(files: readonly ChosenFile[]): Promise<ForeignPackage> {
  const known = surveyed.get(files) ?? chosenFiles(files).then(surveyPackage);
  surveyed.set(files, known);
  return known;
}

/** What a foreign package holds; nothing of it is read but its description. @throws MoloError `package.*` */
export async function surveyForeign(files: readonly ChosenFile[]): Promise<Survey> {
  const { name, title, description, tables } = await packageOf(files);
  const [only] = files;
  return {
    name,
    ...(title && { title }),
    ...(description && { description }),
    digest: only !== undefined && (await isArchive(bytesOf(only.file))) ? await hashed(sourceOf(only.file)).digest() : null,
    tables: tables.map(({ name: table, title: shown, description: words, source }) => ({
      name: table,
      ...(shown && { title: shown }),
      ...(words && { description: words }),
      file: source.name,
      size: source.size,
    })),
  };
}

/** Reads one of its tables as its description says, and hashes the bytes on the way. */
export async function readForeign({ files, index }: ForeignSource, job: ReadOptions): Promise<ReadResult & { readonly digest: Digest }> {
  const wanted = (await packageOf(files)).tables[index];
  if (wanted === undefined) throw new RangeError(`There is no table ${index}.`);
  const witness = hashed(wanted.source);
  const result = await read(witness, { ...wanted.options, ...job });
  return { ...result, table: conformed(result.table, wanted.conventions, wanted.source.name, wanted.name), digest: await witness.digest() };
}

function sourceOf(file: File): Source {
  return { name: file.name, size: file.size, stream: () => file.stream() };
}
