/** The five languages of the house; the first two are complete in every catalogue. */
export const LANGUAGES = ['en', 'pl', 'cs', 'sk', 'hu'] as const;

export type Language = (typeof LANGUAGES)[number];

/** A text in some of the languages. The key `''` holds a text whose language is not known. */
export type LocalText = Readonly<Partial<Record<Language | '', string>>>;

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The text in `language`, else in English, else in any language that it has. */
export function textIn(text: LocalText | undefined, language: Language): string | undefined {
  if (text === undefined) return undefined;
  return text[language] ?? text.en ?? text[''] ?? Object.values(text)[0];
}
