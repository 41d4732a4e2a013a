import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Language } from '#shared/base';
import { createTranslator, type Translator } from '#shared/i18n';
import { boundWords } from './bound-words';

const TranslatorContext = createContext<Translator | null>(null);

/** Locales of the library's own texts ("dismiss", "clear"); English as the institutions of Europe write it. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', pl: 'pl-PL', cs: 'cs-CZ', sk: 'sk-SK', hu: 'hu-HU' };

/** Everything below speaks `language`; a change is seen at once, without a restart. */
export function TranslatorProvider({ language, children }: { language: Language; children: ReactNode }) {
  const translator = useMemo(() => typeset(createTranslator(language)), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <TranslatorContext value={translator}>
      <I18nProvider locale={LOCALES[language]}>{children}</I18nProvider>
    </TranslatorContext>
  );
}

/** Messages as they are set on the page. */
function typeset(translator: Translator): Translator {
  const bound = (text: string): string => boundWords(text, translator.language);
  return {
    ...translator,
    t: (key, params) => bound(translator.t(key, params)),
    error(error) {
      const sentences = translator.error(error);
      return { ...sentences, what: bound(sentences.what), means: bound(sentences.means), do: bound(sentences.do) };
    },
  };
}

/** The texts, numbers and dates of the language in use. */
export function useTranslator(): Translator {
  const translator = useContext(TranslatorContext);
  if (translator === null) throw new RangeError('Nothing can be said outside a TranslatorProvider.');
  return translator;
}
