import type { Loaded, Reading, Survey, TableToRead } from '#renderer/workers';
import type { Digest, LocalText } from '#shared/base';
import type { OpenPackage } from '#shared/host';
import { type ChosenFile, listingDigest, localText, type Manifest, resourceReading, unsignedVerdict, type Verdict } from '#shared/package';
import type { Origin } from '#shared/provenance';
import type { TableDescription } from '#shared/query';
import { tableName } from '#shared/reader';

/** A table that statements can read. */
export interface OpenTable extends TableDescription {
  readonly alias: string;
  readonly title?: LocalText;
  readonly description?: LocalText;
  /** How it was found written: format, encoding, delimiter. */
  readonly reading?: Reading;
}

/** A package or a plain file that is open: what vouches for it, and its tables. */
export interface OpenData {
  /** The package's digest; of a plain file its alias and table. */
  readonly id: string;
  /** How statements call its tables: `alias.table`. */
  readonly alias: string;
  /** The package's name; of a plain file its file name. */
  readonly name: string;
  readonly title?: LocalText;
  readonly verdict: Verdict;
  readonly origin: Origin;
  /** Packages only. */
  readonly manifest?: Manifest;
  readonly tables: readonly OpenTable[];
}

/** Plain files share one alias, as on the command line: twenty of them do not use up the ten databases that SQLite attaches. */
export const FILES_ALIAS = 'files';

/** What the data worker has to read of a package: its declared schema, not a guess. */
export function resourcesToRead({ digest, manifest }: OpenPackage): TableToRead[] {
  return manifest.resources.map((resource) => {
    const { options, conventions } = resourceReading(resource, manifest.molo.languages);
    return {
      name: resource.name,
      source: { kind: 'resource', digest, resource: resource.name, fileName: resource.path, size: resource.bytes },
      ...options,
      ...(conventions.length > 0 && { conventions }),
    };
  });
}

export function packageData({ digest, verdict, manifest, origin }: OpenPackage, { alias, tables, readings }: Loaded): OpenData {
  const { languages } = manifest.molo;
  const title = localText(manifest, 'title', languages);
  return {
    id: digest,
    alias,
    name: manifest.name,
    ...(title && { title }),
    verdict,
    origin,
    manifest,
    tables: tables.map((table, index) => {
      const resource = manifest.resources[index];
      const tableTitle = resource && localText(resource, 'title', languages);
      const description = resource && localText(resource, 'description', languages);
      const reading = readings[index];
      return { ...described(table, alias), ...(reading && { reading }), ...(tableTitle && { title: tableTitle }), ...(description && { description }) };
    }),
  };
}

/** What the data worker has to read of a foreign package. */
export function foreignToRead(files: readonly ChosenFile[], { tables }: Survey): TableToRead[] {
  return tables.map(({ name, size }, index) => ({ name, source: { kind: 'foreign', files, index, size } }));
}

/** A package that nobody signed: what it says of itself is shown, and nobody vouches for it. */
export function foreignData({ name, title, digest, tables }: Survey, { alias, tables: loaded, readings }: Loaded): OpenData {
  const files = readings.map((reading, index) => ({ name: tables[index]?.file ?? reading.name, digest: reading.digest as Digest }));
  return {
    id: alias,
    alias,
    name,
    ...(title && { title }),
    verdict: unsignedVerdict(name),
    origin: { package: name, digest: digest ?? listingDigest(files), signed: false },
    tables: loaded.map((table, index) => {
      const { title: shown = undefined, description: words = undefined } = tables[index] ?? {};
      return { ...described(table, alias), ...(readings[index] && { reading: readings[index] }), ...(shown && { title: shown }), ...(words && { description: words }) };
    }),
  };
}

export function fileToRead(file: File): TableToRead {
  return { name: tableName(file.name), source: { kind: 'file', file } };
}

/** A plain file: it may be read, and nobody vouches for it. */
export function fileData(file: File, { alias, tables, readings }: Loaded): OpenData {
  const reading = readings[0] as Reading;
  const digest: Digest | null = reading.digest ?? null;
  return {
    id: `${alias}.${reading.name}`,
    alias,
    name: file.name,
    verdict: unsignedVerdict(file.name),
    origin: { package: file.name, digest, signed: false },
    tables: tables.map((table) => ({ ...described(table, alias), reading })),
  };
}

/** What a table is called and holds; its columns stay where they are kept. */
function described({ name, fields, rows }: TableDescription, alias: string): OpenTable {
  return { alias, name, fields, ...(rows !== undefined && { rows }) };
}
