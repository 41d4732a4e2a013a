export { COMPLETE_LANGUAGES, type MessageKey, type Namespace } from './catalogues';
export { type DateOptions, type Formats, formatsOf } from './formats';
export { languageFrom, languageFromEnvironment } from './preference';
export { createTranslator, type ErrorSentences, type MessageParams, type Translator } from './translator';
export { visibleText } from './visible';
