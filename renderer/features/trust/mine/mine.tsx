import { Ban, Copy, Download, Ellipsis, GraduationCap, HardDriveDownload, History, KeyRound, LockKeyhole, LockKeyholeOpen, LockOpen, RefreshCw } from 'lucide-react';
import { Button, classNames, EmptyState, Heading, MenuButton, useTranslator } from '#renderer/ui';
import { CommandButton, useWorkbench } from '#renderer/workbench';
import type { IdentityView } from '#shared/host';
import { copyFingerprint, saveCard } from '../commands';
import { Mark } from '../mark';
import { PersonCard } from '../person-card';
import { Cards, Place, Section } from '../section';
import { revokedSentence } from '../revocations/words';
import { ownOf, retiredOf } from '../trust-store';
import { useKnownName } from '../use-known-name';
import styles from './mine.module.css';

/** Who the holder is to others; and, apart from it, who they are in exercises. */
export function Mine({ identities }: { identities: readonly IdentityView[] }) {
  const { t } = useTranslator();
  const own = ownOf(identities);
  if (own.length === 0) return <Nobody />;
  return (
    <Section title={t(own.length === 1 ? 'trust:mine.title' : 'trust:mine.titleMany')} what={t('trust:mine.what')} tools={<Tools />}>
      <Cards>
        {own.map((identity) => (
          <Own key={identity.fingerprint} identity={identity} />
        ))}
        {own.length === 1 && <How />}
      </Cards>
    </Section>
  );
}

function Tools() {
  return (
    <>
      <CommandButton id="trust.manual" tone="quiet" />
      <CommandButton id="trust.new" tone="quiet" />
    </>
  );
}

/** Keys that newer ones took the place of: they open what was sealed for them, and that is why they stay. */
export function Retired({ identities }: { identities: readonly IdentityView[] }) {
  const { t, date } = useTranslator();
  const retired = retiredOf(identities);
  if (retired.length === 0) return null;
  return (
    <Section title={t('trust:retired.title')} what={t('trust:retired.what')}>
      <Cards>
        {retired.map(({ fingerprint, name, retired: since }) => (
          <PersonCard
            key={fingerprint}
            quiet
            name={name}
            more={[]}
            fingerprint={fingerprint}
            mark={<Mark icon={History}>{t('trust:retired.mark')}</Mark>}
            note={since && t('trust:retired.since', { date: date(since.date) })}
          />
        ))}
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
  const translator = useTranslator();
  const { t, date } = translator;
  const nameOfKey = useKnownName();
  const { name, institution, revoked } = identity;
  return (
    <PersonCard
      name={name}
      more={institution === undefined ? [] : [institution]}
      mark={<OwnMark identity={identity} />}
      fingerprint={identity.fingerprint}
      note={
        <>
          {revoked && (
            <p>
              {revokedSentence(translator, revoked, nameOfKey(revoked.by))} {t('trust:mine.revokedMeans')}
            </p>
          )}
          <p>{t('trust:mine.cardOf', { date: date(identity.date) })}</p>
        </>
      }
      actions={<OwnActions identity={identity} />}
    />
  );
}

function OwnActions({ identity }: { identity: IdentityView }) {
  const { t } = useTranslator();
  const workbench = useWorkbench();
  const { router, tell } = workbench;
  const { fingerprint, sealed, unlocked } = identity;
  const run = (act: Promise<void>): void => void act.catch(tell);
  const more = [
    { id: 'copy', label: t('trust:copy'), icon: Copy, run: () => run(copyFingerprint(workbench, identity)) },
    { id: 'rotate', label: t('trust:mine.rotate'), icon: RefreshCw, run: () => router.go('trust', 'rotate', fingerprint) },
  ];
  return (
    <>
      <Button tone="quiet" icon={Download} onPress={() => run(saveCard(workbench, identity))}>
        {t('trust:mine.save')}
      </Button>
      <Button tone="quiet" icon={HardDriveDownload} onPress={() => router.go('trust', 'backup', fingerprint)}>
        {t('trust:mine.backup')}
      </Button>
      {sealed && !unlocked && (
        <Button tone="quiet" icon={LockOpen} onPress={() => router.go('trust', 'unlock', fingerprint)}>
          {t('trust:mine.unlock')}
        </Button>
      )}
      <MenuButton label={t('trust:mine.more')} groups={[{ id: 'more', items: more }]}>
        <Button tone="quiet" icon={Ellipsis}>
          {t('trust:mine.more')}
        </Button>
      </MenuButton>
    </>
  );
}

function OwnMark({ identity: { sealed, unlocked, revoked } }: { identity: IdentityView }) {
  const { t } = useTranslator();
  if (revoked) {
    return (
      <Mark icon={Ban} tone="refused">
        {t('trust:contact.revoked')}
      </Mark>
    );
  }
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
    <Section title={t('trust:mine.title')} what={t('trust:mine.what')} tools={<CommandButton id="trust.manual" tone="quiet" />}>
      <Place>
        <EmptyState
          size="panel"
          icon={KeyRound}
          title={t('trust:mine.emptyTitle')}
          actions={
            <>
              <CommandButton id="trust.new" tone="strong" />
              <CommandButton id="trust.restore" />
            </>
          }
          hint={t('trust:mine.emptyHint')}
        >
          <p>{t('trust:mine.emptyWhat')}</p>
        </EmptyState>
      </Place>
    </Section>
  );
}
