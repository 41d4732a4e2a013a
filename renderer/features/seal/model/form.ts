import type { ToWrite } from '#renderer/workers';
import type { Fingerprint, Language } from '#shared/base';
import type { CompanionRole, DisclosureRules, RecipientKind, Resource, SourceReference, TlpLevel } from '#shared/package';
import type { FieldType } from '#shared/table';

/** A table or an answer on its way into a package, with what is said of it in the main language. */
export interface Item {
  /** Tells it from the others. */
  readonly key: string;
  readonly source: ToWrite;
  /** Its name in the package. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Where it comes from, for people; `null`: the result of a query. */
  readonly from: string | null;
  readonly fields: readonly ItemField[];
  /** As its publisher described it, where it comes out of a package: what is not shown here goes along. */
  readonly described?: { readonly resource: Resource; readonly languages: readonly Language[] };
  /** What it was made of. */
  readonly sources: readonly SourceReference[];
}

export interface ItemField {
  readonly name: string;
  readonly type: FieldType;
  readonly title: string;
  readonly description: string;
}

/** A file beside the tables. */
export interface Enclosure {
  readonly key: string;
  readonly file: File;
  readonly role: CompanionRole;
}

/** All that is written on the Seal screen. Numbers are texts until they are right. */
export interface SealForm {
  readonly items: readonly Item[];
  readonly enclosures: readonly Enclosure[];
  readonly language: Language;
  /** By language; the main one always has its place. */
  readonly titles: Readonly<Partial<Record<Language, string>>>;
  readonly description: string;
  /** `null`: made of the title. */
  readonly name: string | null;
  readonly line: string;
  readonly tlp: TlpLevel | null;
  /** Made up for training, as all that goes in is. */
  readonly synthetic: boolean;
  readonly validUntil: string;
  readonly minimumCount: string;
  readonly rounding: string;
  readonly dominance: DisclosureRules['dominance'] | null;
  readonly note: string;
  readonly recipients: readonly Fingerprint[];
  readonly kind: RecipientKind;
  readonly identity: Fingerprint | null;
}

export function blankForm(language: Language): SealForm {
  return {
    items: [],
    enclosures: [],
    language,
    titles: { [language]: '' },
    description: '',
    name: null,
    line: '',
    tlp: null,
    synthetic: false,
    validUntil: '',
    minimumCount: '',
    rounding: '',
    dominance: null,
    note: '',
    recipients: [],
    kind: 'hybrid',
    identity: null,
  };
}

export function mainTitle({ titles, language }: SealForm): string {
  return (titles[language] ?? '').trim();
}
