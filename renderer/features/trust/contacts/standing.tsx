import { BadgeCheck, Ban, History } from 'lucide-react';
import { useTranslator } from '#renderer/ui';
import type { ContactView } from '#shared/host';
import { Mark } from '../mark';
import { revokedSentence } from '../revocations/words';
import { useKnownName } from '../use-known-name';

/** How it stands with a contact's key, as an icon and a word. */
export function StandingMark({ contact: { revoked, replacedBy } }: { contact: ContactView }) {
  const { t } = useTranslator();
  if (revoked) {
    return (
      <Mark icon={Ban} tone="refused">
        {t('trust:contact.revoked')}
      </Mark>
    );
  }
  if (replacedBy) return <Mark icon={History}>{t('trust:contact.replaced')}</Mark>;
  return (
    <Mark icon={BadgeCheck} tone="accent">
      {t('trust:contact.confirmed')}
    </Mark>
  );
}

const HOW = { typed: 'trust:contact.typed', words: 'trust:contact.words', succession: 'trust:contact.succession' } as const;

/** What that means in sentences, and how and when the key was confirmed. */
export function Standing({ contact: { added, confirmed, revoked, replacedBy } }: { contact: ContactView }) {
  const translator = useTranslator();
  const { t, date } = translator;
  const nameOfKey = useKnownName();
  const how = Object.hasOwn(HOW, confirmed) ? t(HOW[confirmed as keyof typeof HOW]) : t('trust:contact.otherwise', { how: confirmed });
  return (
    <>
      {revoked && (
        <p>
          {revokedSentence(translator, revoked, nameOfKey(revoked.by))} {t('trust:contact.revokedMeans')}
        </p>
      )}
      {replacedBy && <p>{t('trust:contact.replacedMeans')}</p>}
      <p>{t('trust:contact.added', { date: date(added) })}</p>
      <p>{how}</p>
    </>
  );
}
