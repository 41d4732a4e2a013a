import { ShieldCheck, UserPlus } from 'lucide-react';
import { Button, classNames, EmptyState, SearchField, Select, useTranslator } from '#renderer/ui';
import { CommandButton } from '#renderer/workbench';
import type { ContactView } from '#shared/host';
import { type Order, ORDERS, shownContacts } from '../people';
import { Cards, Place, Section } from '../section';
import { useTrust, useTrustState } from '../trust-store';
import { Contact } from './contact';
import styles from './contacts.module.css';

/** Whose packages are trusted here. @param isFirst whether adding one is the screen's one strong action */
export function Contacts({ contacts, isFirst }: { contacts: readonly ContactView[]; isFirst: boolean }) {
  const { t } = useTranslator();
  if (contacts.length === 0) return <Nobody isFirst={isFirst} />;
  return (
    <Section title={t('trust:contacts.title')} what={t('trust:contacts.what')} tools={<Tools isFirst={isFirst} />}>
      <Shown contacts={contacts} />
    </Section>
  );
}

function Shown({ contacts }: { contacts: readonly ContactView[] }) {
  const { t, compare } = useTranslator();
  const { store } = useTrust();
  const search = useTrustState((state) => state.search);
  const order = useTrustState((state) => state.order);
  const shown = shownContacts(contacts, search, order, compare);
  return (
    <>
      <p role="status" className="visually-hidden">
        {search !== '' && t('trust:contacts.found', { count: shown.length })}
      </p>
      {shown.length > 0 ? (
        <Cards>
          {shown.map((contact) => (
            <Contact key={contact.fingerprint} contact={contact} />
          ))}
        </Cards>
      ) : (
        <div className={classNames(styles.none)}>
          <p>{t('trust:contacts.none')}</p>
          <Button tone="quiet" onPress={() => store.setState({ search: '' })}>
            {t('trust:contacts.all')}
          </Button>
        </div>
      )}
    </>
  );
}

const ORDER_WORDS = { name: 'trust:contacts.byName', institution: 'trust:contacts.byInstitution', added: 'trust:contacts.byDate' } as const;

function Tools({ isFirst }: { isFirst: boolean }) {
  const { t } = useTranslator();
  const { store } = useTrust();
  const search = useTrustState((state) => state.search);
  const order = useTrustState((state) => state.order);
  return (
    <div className={classNames(styles.tools)}>
      <div className={classNames(styles.search)}>
        <SearchField label={t('trust:contacts.search')} value={search} onChange={(typed) => store.setState({ search: typed })} />
      </div>
      <div className={classNames(styles.order)}>
        <Select<Order> label={t('trust:contacts.order')} labelHidden choices={ORDERS.map((id) => ({ id, label: t(ORDER_WORDS[id]) }))} selected={order} onSelect={(chosen) => store.setState({ order: chosen })} />
      </div>
      <CommandButton id="trust.add" icon={UserPlus} tone={isFirst ? 'strong' : 'plain'} />
    </div>
  );
}

function Nobody({ isFirst }: { isFirst: boolean }) {
  const { t } = useTranslator();
  return (
    <Section title={t('trust:contacts.title')} what={t('trust:contacts.what')}>
      <Place>
        <EmptyState size="panel" icon={ShieldCheck} title={t('trust:contacts.emptyTitle')} actions={<CommandButton id="trust.add" icon={UserPlus} tone={isFirst ? 'strong' : 'plain'} />} hint={t('trust:contacts.emptyHint')}>
          <p>{t('trust:contacts.emptyWhat')}</p>
        </EmptyState>
      </Place>
    </Section>
  );
}
