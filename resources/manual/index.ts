import type { Language } from '#shared/base';
import exchangeEn from './en/exchange.md?raw';
import exchangePl from './pl/exchange.md?raw';

/** The pages of the manual in one language, as Markdown. */
export interface Manual {
  /** How two people exchange packages. */
  readonly exchange: string;
}

/** A language that has no page yet shows the English one. */
export const MANUAL: Readonly<Partial<Record<Language, Manual>>> & { readonly en: Manual } = {
  en: { exchange: exchangeEn },
  pl: { exchange: exchangePl },
};
