import { BadgeCheck, UserRound } from 'lucide-react';
import { classNames, Heading, useTranslator } from '#renderer/ui';
import type { CardView } from '#shared/host';
import styles from '../form.module.css';
import { nameOf } from '../people';

/** A card with which nothing is to be done: one's own, or a contact's. */
export function KnownCard({ view }: { view: CardView }) {
  const { t } = useTranslator();
  const isOwn = view.known === 'own';
  const Picture = isOwn ? UserRound : BadgeCheck;
  return (
    <section role="status" className={classNames(styles.known)}>
      <Picture size={20} strokeWidth={1.5} aria-hidden />
      <div>
        <Heading level={3}>{t(isOwn ? 'trust:add.ownTitle' : 'trust:add.knownTitle')}</Heading>
        <p>{isOwn ? t('trust:add.own') : t('trust:add.known', { name: nameOf(view) })}</p>
      </div>
    </section>
  );
}
