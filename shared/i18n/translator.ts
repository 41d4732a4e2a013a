import { createInstance, type i18n } from 'i18next';
import type { ErrorCode, Language, MoloError } from '#shared/base';
import { type Catalogue, CATALOGUES, COMPLETE_LANGUAGES, type MessageKey } from './catalogues';
import { type Formats, formatsOf } from './formats';
import { visibleText } from './visible';

/**
 * Facts for a sentence's `{{params}}`. Numbers are written as the language writes them (give a year as text).
 * A number `count` chooses the plural form (`rows_few`), a word `context` a variant (`what_encrypted`) where there is one.
 */
export type MessageParams = Readonly<Record<string, string | number | bigint>>;

/** What people read about an error: what happened, what it means for the data, what to do; the code is small print. */
export interface ErrorSentences {
  readonly what: string;
  readonly means: string;
  readonly do: string;
  readonly code: ErrorCode;
}

export interface Translator extends Formats {
  readonly language: Language;
  /** The message of `namespace:path.to.message` with its params filled in: plain text, not escaped for HTML. */
  t(key: MessageKey, params?: MessageParams): string;
  error(error: MoloError): ErrorSentences;
}

export interface TranslatorOptions {
  readonly catalogues?: Readonly<Record<Language, Catalogue>>;
  /** Throw at a missing message or param; else English stands in, and an ellipsis for what English lacks too. */
  readonly strict?: boolean;
}

/** Vite and vitest define `import.meta.env`; elsewhere it is absent and nothing is strict. */
const UNDER_TEST = (import.meta as { env?: { MODE?: string } }).env?.MODE === 'test';

const LACKING = '\u2026';

/** A translator of one language, ready at once: the catalogues are part of the program. */
export function createTranslator(language: Language, options: TranslatorOptions = {}): Translator {
  const { catalogues = CATALOGUES, strict = UNDER_TEST } = options;
  const messages = loadMessages(language, catalogues, strict);
  const formats = formatsOf(language);

  const shown = (value: string | number | bigint): string => (typeof value === 'string' ? visibleText(value) : formats.number(value));

  const text = (key: MessageKey, params: MessageParams = {}): string => {
    const replace = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value)]));
    // Params go in as `replace`, apart from i18next's own options, so that none can be mistaken for one.
    return messages.t(key, {
      replace,
      ...(typeof params.count === 'number' && { count: params.count }),
      ...(typeof params.context === 'string' && { context: params.context }),
    });
  };

  return {
    language,
    ...formats,
    t: text,
    error: ({ code, params: facts }) => {
      const params = typeof facts.date === 'string' ? { ...facts, date: formats.date(facts.date) } : facts;
      return { what: text(`errors:${code}.what`, params), means: text(`errors:${code}.means`, params), do: text(`errors:${code}.do`, params), code };
    },
  };
}

function loadMessages(language: Language, catalogues: Readonly<Record<Language, Catalogue>>, strict: boolean): i18n {
  const lacking = (what: string): string => {
    if (strict) throw new RangeError(`${language} lacks ${what}`);
    return LACKING;
  };
  const messages = createInstance();
  // Without a back end and with `initAsync: false` the promise is settled before `init` returns.
  void messages.init({
    lng: language,
    fallbackLng: strict && COMPLETE_LANGUAGES.includes(language) ? false : 'en',
    resources: { en: catalogues.en, [language]: catalogues[language] },
    ns: Object.keys(catalogues.en),
    initAsync: false,
    returnEmptyString: false,
    appendNamespaceToMissingKey: true,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => lacking(`the message ${key}`),
    missingInterpolationHandler: (_text, match: RegExpExecArray) => lacking(`the param ${match[0]}`),
  });
  return messages;
}
