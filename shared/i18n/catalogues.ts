import type { Language } from '#shared/base';
import * as en from './locales/en/index';
import * as pl from './locales/pl/index';

/** English is the catalogue that keys are checked against. */
type English = typeof en;

/** A file of messages: `errors`, `cli`, `chart` ... */
export type Namespace = keyof English;

/** `rows_one`, `rows_few` ... are the forms of one message `rows` (the plural categories of CLDR). */
type WithoutPlural<Name extends string> = Name extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : Name;

type Leaves<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? WithoutPlural<Name> : `${Name}.${Leaves<Tree[Name]>}`;
}[keyof Tree & string];

/** `namespace:path.to.message`, known to the compiler: a key without a message does not build. */
export type MessageKey = { [Name in Namespace]: `${Name}:${Leaves<English[Name]>}` }[Namespace];

/** Messages as nested objects; the leaves are texts with `{{params}}`. */
export interface Messages {
  readonly [name: string]: string | Messages;
}

export type Catalogue = Readonly<Record<string, Messages>>;

/** A language begun later starts empty: English stands in for what it does not say yet. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en: { ...en }, pl: { ...pl }, cs: {}, sk: {}, hu: {} };

/** Languages in which every message must exist; tests hold them to it. */
export const COMPLETE_LANGUAGES: readonly Language[] = ['en', 'pl'];
