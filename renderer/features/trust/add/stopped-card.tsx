import { OctagonAlert } from 'lucide-react';
import { classNames, Fingerprint, Heading, useTranslator } from '#renderer/ui';
import type { CardView } from '#shared/host';
import styles from '../form.module.css';
import { revokedSentence } from '../revocations/words';
import { useKnownName } from '../use-known-name';
import { Claims } from './claims';

/** Why a card cannot be added at all; `null` where the fingerprint decides. */
export type Stop = 'changedKey' | 'lookAlike' | 'revoked';

export function stopOf({ revoked, imitated }: CardView): Stop | null {
  return revoked ? 'revoked' : (imitated?.kind ?? null);
}

/** A card that must not become a contact, why, and what to do about it. There is no way past it here. */
export function StoppedCard({ view, stop }: { view: CardView; stop: Stop }) {
  const { t } = useTranslator();
  const translator = useTranslator();
  const nameOfKey = useKnownName();
  const { name, imitated, revoked } = view;
  const contact = imitated?.name ?? '';
  const words = imitated?.own && stop !== 'revoked' ? 'own' : stop;
  return (
    <div className={classNames(styles.form)}>
      <section role="alert" className={classNames(styles.stop)}>
        <OctagonAlert size={20} strokeWidth={1.75} aria-hidden />
        <div>
          <Heading level={3}>{t(`trust:stop.${words}.what`, { name, contact })}</Heading>
          {revoked && <p>{revokedSentence(translator, revoked, nameOfKey(revoked.by))}</p>}
          <p>{t(`trust:stop.${words}.means`, { name, contact })}</p>
          <p>{t(`trust:stop.${words}.do`, { name, contact })}</p>
          <code>trust.{stop}</code>
        </div>
      </section>
      <Claims view={view} />
      {imitated && (
        <section className={classNames(styles.step)}>
          <Heading level={3}>{t(imitated.own ? 'trust:stop.identity' : 'trust:stop.contact', { contact })}</Heading>
          <div className={classNames(styles.fingerprint)}>
            <Fingerprint fingerprint={imitated.fingerprint} />
          </div>
        </section>
      )}
    </div>
  );
}
