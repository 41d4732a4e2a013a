import type { Translator } from '#shared/i18n';
import { formatFingerprint, type Fingerprint } from '#shared/base';
import type { Revoked } from '#shared/package';

const DAY = 86_400_000;

/** Beyond this a list may have missed a key that was lost since. */
export const OLD_AFTER_DAYS = 90;

/** Whole days since a list was made; a clock that runs behind makes none negative. */
export function ageInDays(created: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(created)) / DAY));
}

/** Who declared a key void, since when and why. @param by what the issuer is called here, if it is known */
export function revokedSentence({ t, date }: Translator, { by, date: since, reason }: Revoked, name: string | null): string {
  return t('trust:revoked.sentence', { by: name ?? firstGroups(by), date: date(since), reason: t(`trust:revoked.reason.${reason}`) });
}

/** The beginning of a fingerprint: enough to tell it from others in a list, not to confirm it. */
export function firstGroups(fingerprint: Fingerprint): string {
  return `${formatFingerprint(fingerprint).slice(0, 19)} …`;
}
