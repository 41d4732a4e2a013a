import type { Digest, Fingerprint, Language, LocalText } from '#shared/base';

/** The version of the format that this code writes; it reads this one and none other. */
export const PACKAGE_FORMAT = 'package/1';

/** The profile that every descriptor names, and abides by. */
export const DATA_PACKAGE_PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

/** Titles and descriptions in the languages beside the main one, which the plain properties hold. */
export interface Translations {
  readonly title?: LocalText;
  readonly description?: LocalText;
}

/** What is shown above everything that comes out of the package. */
export interface Marking {
  /** The classification line as the publisher words it. */
  readonly line?: string;
  /** Traffic Light Protocol 2.0. */
  readonly tlp?: TlpLevel;
  /** Made up for training: no row describes a person or a case. */
  readonly synthetic?: boolean;
}

export const TLP_LEVELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] as const;
export type TlpLevel = (typeof TLP_LEVELS)[number];

/** One column (Table Schema, Data Package v2). */
export interface SchemaField {
  readonly name: string;
  /** Absent: `string`. */
  readonly type?: string;
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly categories?: readonly (string | number | { readonly value: string | number; readonly label?: string })[];
  readonly missingValues?: MissingValues;
  readonly molo?: Translations;
}

export type MissingValues = readonly string[] | readonly { readonly value: string; readonly label?: string }[];

export interface TableSchema {
  readonly fields: readonly SchemaField[];
  readonly primaryKey?: string | readonly string[];
  readonly missingValues?: MissingValues;
}

export interface License {
  readonly name?: string;
  readonly path?: string;
  readonly title?: string;
}

/** Where published figures come from. */
export interface SourceReference {
  readonly title?: string;
  readonly path?: string;
  readonly email?: string;
  readonly version?: string;
}

export interface Contributor {
  readonly title?: string;
  readonly path?: string;
  readonly email?: string;
  readonly organization?: string;
  readonly roles?: readonly string[];
}

/** A table as its author describes it, before its bytes are known. */
export interface DraftResource {
  /** The table's name in SQL. */
  readonly name: string;
  /** Absent: `data/` and a name made of `name` and `format`. */
  readonly path?: string;
  readonly type?: 'table';
  readonly title?: string;
  readonly description?: string;
  /** Which reader takes it: `csv`, `parquet`, `arrow`. */
  readonly format: string;
  readonly mediatype?: string;
  readonly encoding?: string;
  readonly dialect?: Readonly<Record<string, unknown>>;
  readonly schema?: TableSchema;
  readonly sources?: readonly SourceReference[];
  readonly licenses?: readonly License[];
  readonly molo?: Translations;
}

/** Molo's own properties that an author may set. */
export interface DraftProperties extends Translations {
  /** The first one is the language of every plain `title` and `description`. */
  readonly languages?: readonly Language[];
  readonly marking?: Marking;
}

/** A package as its author describes it: all that sealing does not add by itself. */
export interface DraftDescriptor {
  readonly name: string;
  readonly id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly homepage?: string;
  readonly version?: string;
  /** RFC 3339, e.g. `2024-05-01T12:00:00Z`. */
  readonly created?: string;
  readonly keywords?: readonly string[];
  readonly licenses?: readonly License[];
  readonly sources?: readonly SourceReference[];
  readonly contributors?: readonly Contributor[];
  readonly resources: readonly DraftResource[];
  readonly molo?: DraftProperties;
}

/** A table as the publisher signed it. */
export interface Resource extends DraftResource {
  readonly path: string;
  readonly hash: Digest;
  /** Length in bytes. */
  readonly bytes: number;
}

/** Molo's own properties of a signed package. */
export interface SignedProperties extends DraftProperties {
  readonly format: typeof PACKAGE_FORMAT;
  /** Who signed, as they name themselves; the signature's `kid` says the same fingerprint. */
  readonly publisher: { readonly name: string; readonly institution?: string; readonly fingerprint: Fingerprint };
  /** 1 for the first edition of this publisher's package of this name, then counting up. */
  readonly sequence: number;
  /** Digest of the manifest of the edition before. */
  readonly previous?: Digest;
  /** SHA-256 of each recipient's string: whoever else opens it was not meant. */
  readonly recipients: readonly Digest[];
}

/** The descriptor whose exact bytes the publisher signed: `datapackage.json` of a sealed package. */
export interface Manifest extends DraftDescriptor {
  readonly resources: readonly Resource[];
  readonly created: string;
  readonly molo: SignedProperties;
}
