import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './child.mjs';

const LANGUAGES = ['en', 'pl'];

/** By POSIX order the first that is set decides, as in the command line. */
function languageOf({ MOLO_LANG, LC_ALL, LC_MESSAGES, LANG }) {
  const wished = (MOLO_LANG || LC_ALL || LC_MESSAGES || LANG || 'en').slice(0, 2).toLowerCase();
  return LANGUAGES.includes(wished) ? wished : 'en';
}

/**
 * The words of `npm start`, straight from the catalogue: nothing is installed yet that could read it.
 * @returns {(key: string, params?: Record<string, string | number>) => string}
 */
export function wordsFor(env = process.env) {
  const catalogue = JSON.parse(readFileSync(join(ROOT, `shared/i18n/locales/${languageOf(env)}/desktop.json`), 'utf8'));
  return (key, params = {}) => {
    const text = key.split('.').reduce((tree, name) => tree[name], catalogue.start);
    return text.replace(/\{\{(\w+)\}\}/g, (_hole, name) => String(params[name]));
  };
}
