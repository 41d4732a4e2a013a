import { lazy, Suspense, useCallback, useEffect } from 'react';
import { Button, classNames, ErrorNotice, Skeleton, useTranslator } from '#renderer/ui';
import { onScreen, useCrumbs, useFileHandler, useRoute, useWorkbench } from '#renderer/workbench';
import { Contacts } from './contacts/contacts';
import { Mine, Retired, Training } from './mine/mine';
import { Panels, usePanelTitles } from './panels';
import styles from './screen.module.css';
import { Revocations } from './revocations/revocations';
import { Cards, Place, Section } from './section';
import { ownOf, useTrust, useTrustState } from './trust-store';

const Manual = lazy(() => import('./manual/manual'));

/** Who the holder is to others, and whom they trust. */
export default function TrustScreen() {
  const trust = useTrust();
  useEffect(() => void trust.load(), [trust]);
  useCards();
  useCrumbs(usePanelTitles());
  const isManual = useRoute().path[0] === 'manual';
  return (
    <>
      <div className={classNames(styles.screen)}>
        {isManual ? (
          <Suspense fallback={<Skeleton lines={12} />}>
            <Manual />
          </Suspense>
        ) : (
          <People />
        )}
      </div>
      <Panels />
    </>
  );
}

function People() {
  const { t } = useTranslator();
  const trust = useTrust();
  const identities = useTrustState((state) => state.identities);
  const contacts = useTrustState((state) => state.contacts);
  const failure = useTrustState((state) => state.failure);
  if (failure !== null) return <ErrorNotice error={onScreen(failure)} actions={<Button onPress={() => void trust.load()}>{t('trust:reload')}</Button>} />;
  if (identities === null || contacts === null) return <Waiting />;
  return (
    <>
      <Mine identities={identities} />
      <Contacts contacts={contacts} isFirst={ownOf(identities).length > 0} />
      <Revocations />
      <Retired identities={identities} />
      <Training identities={identities} />
    </>
  );
}

/** The places of the cards are held for them, under the titles that they will have. */
function Waiting() {
  const { t } = useTranslator();
  return (
    <>
      <Section title={t('trust:mine.title')} what={t('trust:mine.what')}>
        <Cards>
          <Place>
            <Skeleton lines={7} />
          </Place>
        </Cards>
      </Section>
      <Section title={t('trust:contacts.title')} what={t('trust:contacts.what')}>
        <Cards>
          {[1, 2].map((place) => (
            <Place key={place}>
              <Skeleton lines={7} />
            </Place>
          ))}
        </Cards>
      </Section>
    </>
  );
}

/** Cards that are dropped or chosen here are contacts on the way in; anything else goes where it usually goes. */
function useCards(): void {
  const trust = useTrust();
  const { router } = useWorkbench();
  const isAdding = useRoute().path[0] === 'add';
  useFileHandler(
    useCallback(
      async (files) => {
        const card = files.find(({ name }) => /\.json$/i.test(name)) ?? (isAdding ? files[0] : undefined);
        if (card === undefined) return files;
        await trust.readCard(await card.slice(0, MOST_READ).text());
        const others = files.filter((file) => file !== card);
        if (others.length === 0) router.go('trust', 'add');
        return others;
      },
      [trust, router, isAdding],
    ),
  );
}

/** Enough to see that a file is too large for a card. */
const MOST_READ = 256 * 1024;
