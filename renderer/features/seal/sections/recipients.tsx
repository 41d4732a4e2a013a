import { useState } from 'react';
import { CheckboxGroup } from 'react-aria-components';
import { Badge, Button, Checkbox, classNames, RadioGroup, SearchField, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { Fingerprint } from '#shared/base';
import type { ContactView, IdentityView } from '#shared/host';
import { contactState, isFound, nameOf } from '../model/people';
import styles from '../seal.module.css';
import { useSealing, useSealState } from '../sealing';
import { Section } from '../section';

/** Confirmed contacts, and oneself. Whose key is void or has a successor is shown and not offered. */
export function Recipients() {
  const { t, compare } = useTranslator();
  const { router } = useWorkbench();
  const sealing = useSealing();
  const contacts = useSealState((state) => state.contacts);
  const identities = useSealState((state) => state.identities);
  const chosen = useSealState(({ form }) => form.recipients);
  const [search, setSearch] = useState('');
  const sorted = (contacts ?? []).toSorted((a, b) => compare(nameOf(a), nameOf(b)));
  const found = sorted.filter((contact) => isFound(contact, search));
  return (
    <Section title={t('seal:recipients.title')} what={t('seal:recipients.what')} tools={<Button onPress={() => router.go('trust', 'add')}>{t('seal:recipients.add')}</Button>}>
      {(contacts ?? []).length > 7 && <SearchField label={t('seal:recipients.search')} value={search} onChange={setSearch} />}
      <CheckboxGroup
        aria-label={t('seal:recipients.list')}
        value={[...chosen]}
        onChange={(recipients) => sealing.change({ recipients: recipients as Fingerprint[] })}
        className={classNames(styles.people)}
      >
        {contacts?.length === 0 && <p className={classNames(styles.none)}>{t('seal:recipients.none')}</p>}
        {contacts !== null && contacts.length > 0 && found.length === 0 && <p className={classNames(styles.none)}>{t('seal:recipients.noneFound')}</p>}
        {found.map((contact) => (
          <ContactLine key={contact.fingerprint} contact={contact} />
        ))}
        {identities?.map((identity) => (
          <SelfLine key={identity.fingerprint} identity={identity} />
        ))}
      </CheckboxGroup>
      <Keys />
    </Section>
  );
}

function ContactLine({ contact }: { contact: ContactView }) {
  const { t } = useTranslator();
  const state = contactState(contact);
  return (
    <div className={classNames(styles.person)}>
      <Checkbox value={contact.fingerprint} isDisabled={state !== null}>
        <span className={classNames(styles.who)}>
          <span>{nameOf(contact)}</span>
          {contact.institution !== undefined && <span className={classNames(styles.quiet)}>{contact.institution}</span>}
          {state !== null && <Badge tone="caution">{t(`seal:recipients.${state}`)}</Badge>}
        </span>
      </Checkbox>
    </div>
  );
}

function SelfLine({ identity: { fingerprint, name } }: { identity: IdentityView }) {
  const { t } = useTranslator();
  return (
    <div className={classNames(styles.person)}>
      <Checkbox value={fingerprint}>{t('seal:recipients.self', { name })}</Checkbox>
    </div>
  );
}

function Keys() {
  const { t } = useTranslator();
  const sealing = useSealing();
  const kind = useSealState(({ form }) => form.kind);
  return (
    <RadioGroup
      label={t('seal:recipients.keys')}
      choices={[
        { id: 'hybrid', label: t('seal:recipients.hybrid'), description: t('seal:recipients.hybridWhat') },
        { id: 'x25519', label: t('seal:recipients.x25519'), description: t('seal:recipients.x25519What') },
      ]}
      selected={kind}
      onSelect={(id) => sealing.change({ kind: id })}
    />
  );
}
