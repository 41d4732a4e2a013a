import { Copy, Download, GraduationCap, KeyRound, LockKeyhole, LockKeyholeOpen, LockOpen } from 'lucide-react';
import { Button, classNames, EmptyState, Heading, useTranslator } from '#renderer/ui';
import { CommandButton, useWorkbench } from '#renderer/workbench';
import type { IdentityView } from '#shared/host';
import { copyFingerprint, saveCard } from '../commands';
import { Mark } from '../mark';
import { PersonCard } from '../person-card';
import { Cards, Place, Section } from '../section';
import { ownOf } from '../trust-store';
import styles from './mine.module.css';

/** Who the holder is to others; and, apart from it, who they are in exercises. */
export function Mine({ identities }: { identities: readonly IdentityView[] }) {
  const { t } = useTranslator();
  const own = ownOf(identities);
  if (own.length === 0) return <Nobody />;
  return (
    <Section title={t(own.length === 1 ? 'trust:mine.title' : 'trust:mine.titleMany')} what={t('trust:mine.what')} tools={<CommandButton id="trust.new" tone="quiet" />}>
      <Cards>
        {own.map((identity) => (
          <Own key={identity.fingerprint} identity={identity} />
        ))}
        {own.length === 1 && <How />}
      </Cards>
    </Section>
  );
}

export function Training({ identities }: { identities: readonly IdentityView[] }) {
  const { t } = useTranslator();
  const training = identities.filter(({ kind }) => kind === 'training');
  if (training.length === 0) return null;
  return (
    <Section title={t('trust:training.title')} what={t('trust:training.what')}>
      <Cards>
        {training.map(({ fingerprint, name }) => (
          <PersonCard key={fingerprint} quiet name={name} more={[]} fingerprint={fingerprint} mark={<Mark icon={GraduationCap}>{t('trust:training.mark')}</Mark>} />
        ))}
      </Cards>
    </Section>
  );
}

function Own({ identity }: { identity: IdentityView }) {
  const { t, date } = useTranslator();
  const workbench = useWorkbench();
  const isLocked = identity.sealed && !identity.unlocked;
  const run = (act: Promise<void>): void => void act.catch(workbench.tell);
  return (
    <PersonCard
      name={identity.name}
      more={identity.institution === undefined ? [] : [identity.institution]}
      mark={<LockMark identity={identity} />}
      fingerprint={identity.fingerprint}
      note={t('trust:mine.cardOf', { date: date(identity.date) })}
      actions={
        <>
          <Button tone="quiet" icon={Download} onPress={() => run(saveCard(workbench, identity))}>
            {t('trust:mine.save')}
          </Button>
          <Button tone="quiet" icon={Copy} onPress={() => run(copyFingerprint(workbench, identity))}>
            {t('trust:copy')}
          </Button>
          {isLocked && (
            <Button tone="quiet" icon={LockOpen} onPress={() => workbench.router.go('trust', 'unlock', identity.fingerprint)}>
              {t('trust:mine.unlock')}
            </Button>
          )}
        </>
      }
    />
  );
}

function LockMark({ identity: { sealed, unlocked } }: { identity: IdentityView }) {
  const { t } = useTranslator();
  if (!sealed) {
    return (
      <Mark icon={KeyRound} tone="caution">
        {t('trust:mine.clear')}
      </Mark>
    );
  }
  return <Mark icon={unlocked ? LockKeyholeOpen : LockKeyhole}>{t(unlocked ? 'trust:mine.unlocked' : 'trust:mine.locked')}</Mark>;
}

/** What to do with a card, in the order in which it is done. */
function How() {
  const { t } = useTranslator();
  return (
    <aside className={classNames(styles.how)} aria-label={t('trust:mine.how')}>
      <Heading level={3}>{t('trust:mine.how')}</Heading>
      <ol>
        <li>{t('trust:mine.how1')}</li>
        <li>{t('trust:mine.how2')}</li>
        <li>{t('trust:mine.how3')}</li>
      </ol>
    </aside>
  );
}

function Nobody() {
  const { t } = useTranslator();
  return (
    <Section title={t('trust:mine.title')} what={t('trust:mine.what')}>
      <Place>
        <EmptyState size="panel" icon={KeyRound} title={t('trust:mine.emptyTitle')} actions={<CommandButton id="trust.new" tone="strong" />} hint={t('trust:mine.emptyHint')}>
          <p>{t('trust:mine.emptyWhat')}</p>
        </EmptyState>
      </Place>
    </Section>
  );
}
