import { isLanguage, type Language } from '#shared/base';

/**
 * The first of the wished locales that Molo speaks, else English. Reads BCP 47 (`pl-PL`)
 * and POSIX (`pl_PL.UTF-8`, `sk_SK@euro`) names; case does not matter.
 */
export function languageFrom(wished: string | readonly string[]): Language {
  for (const locale of typeof wished === 'string' ? [wished] : wished) {
    const primary = locale.trim().split(/[-_.@]/, 1)[0]?.toLowerCase() ?? '';
    if (isLanguage(primary)) return primary;
  }
  return 'en';
}

/** By POSIX order the first that is set decides, also when it names a language that Molo does not speak (`LC_ALL=C`). */
export function languageFromEnvironment(environment: Readonly<Record<string, string | undefined>>): Language {
  return languageFrom(environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en');
}
