import type { Digest, Fingerprint, Language, LocalText } from '#shared/base';
import type { RevocationEntry } from './revocations';

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

/** What a file that comes along with the tables is for. */
export const COMPANION_ROLES = ['notes', 'methods', 'boundaries', 'theme', 'glossary', 'questions', 'other'] as const;
export type CompanionRole = (typeof COMPANION_ROLES)[number];

/** A file beside the tables as its author describes it: release notes, a method sheet, a map's boundaries ... */
export interface DraftCompanion extends Translations {
  readonly role: CompanionRole;
  /** `files/` and a name; see `COMPANION_PATH`. */
  readonly path: string;
  readonly mediatype?: string;
  /** Of the text in it, where it has one. */
  readonly language?: Language;
}

/** A companion as the publisher signed it. */
export interface Companion extends DraftCompanion {
  readonly hash: Digest;
  /** Length in bytes. */
  readonly bytes: number;
}

/** What whoever publishes figures from the package has to keep to, so that nobody can be recognised in them. */
export interface DisclosureRules {
  /** A count below this is not published. */
  readonly minimumCount?: number;
  /** Published counts are rounded to multiples of this. */
  readonly rounding?: number;
  /** A sum is not published where its `contributors` largest parts make more than `share` (0 to 1) of it. */
  readonly dominance?: { readonly contributors: number; readonly share: number };
  /** What else is asked for, in words, by language. */
  readonly note?: LocalText;
}

/** Length and digest of a file inside the package. */
export interface FileFacts {
  readonly bytes: number;
  readonly hash: Digest;
}

/** A package that this one was made of: its manifest and signature travel along as `origin/<n>/...`. */
export interface OriginReference {
  /** Whose it was, as its manifest says. */
  readonly publisher: Fingerprint;
  readonly manifest: FileFacts;
  readonly signature: FileFacts;
}

/** One column (Table Schema, Data Package v2). */
export interface SchemaField {
  readonly name: string;
  /** Absent: `string`. */
  readonly type?: string;
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly constraints?: Readonly<Record<string, unknown>>;
  readonly categories?: readonly (string | number | SchemaCategory)[];
  readonly missingValues?: MissingValues;
  readonly molo?: Translations;
}

/** A code and what it means; in other languages under `molo.label`. */
export interface SchemaCategory {
  readonly value: string | number;
  readonly label?: string;
  readonly molo?: { readonly label?: LocalText };
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
  /** The last day on which the package is to be used, `2026-12-31`. */
  readonly validUntil?: string;
  readonly disclosure?: DisclosureRules;
  readonly companions?: readonly DraftCompanion[];
  /** Present in a revocation list only: every key that its publisher declares void. */
  readonly revocations?: readonly RevocationEntry[];
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
  /** Those of `recipients` whom the publisher did not know as a confirmed contact: bare age recipients, taken at somebody's word. */
  readonly unconfirmed?: readonly Digest[];
  readonly companions?: readonly Companion[];
  /** A package passed on: the one it was made of, then the one that one was made of, and so on. */
  readonly origins?: readonly OriginReference[];
}

/** The descriptor whose exact bytes the publisher signed: `datapackage.json` of a sealed package. */
export interface Manifest extends DraftDescriptor {
  readonly resources: readonly Resource[];
  readonly created: string;
  readonly molo: SignedProperties;
}
