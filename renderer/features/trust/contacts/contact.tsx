import { Copy, PencilLine, UserMinus } from 'lucide-react';
import { Button, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { ContactView } from '#shared/host';
import { copyFingerprint } from '../commands';
import { nameOf } from '../people';
import { PersonCard } from '../person-card';
import { Standing, StandingMark } from './standing';

/** A contact: by the holder's name for them, what they call themselves under it, and how they were confirmed. */
export function Contact({ contact }: { contact: ContactView }) {
  const { t } = useTranslator();
  const { name, petName, institution, fingerprint } = contact;
  const claims = petName === undefined ? [] : [t('trust:contact.claims', { name })];
  return (
    <PersonCard
      name={nameOf(contact)}
      more={[[...claims, ...(institution === undefined ? [] : [institution])].join(' · ')].filter(Boolean)}
      mark={<StandingMark contact={contact} />}
      fingerprint={fingerprint}
      note={<Standing contact={contact} />}
      actions={<Actions contact={contact} />}
    />
  );
}

function Actions({ contact }: { contact: ContactView }) {
  const { t } = useTranslator();
  const workbench = useWorkbench();
  const { router, tell } = workbench;
  const { fingerprint } = contact;
  return (
    <>
      <Button tone="quiet" icon={Copy} onPress={() => void copyFingerprint(workbench, { fingerprint, name: nameOf(contact) }).catch(tell)}>
        {t('trust:copy')}
      </Button>
      <Button tone="quiet" icon={PencilLine} onPress={() => router.go('trust', 'rename', fingerprint)}>
        {t('trust:contact.rename')}
      </Button>
      <Button tone="quiet" icon={UserMinus} onPress={() => router.go('trust', 'remove', fingerprint)}>
        {t('trust:contact.remove')}
      </Button>
    </>
  );
}
