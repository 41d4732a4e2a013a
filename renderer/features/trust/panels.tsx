import { useTranslator } from '#renderer/ui';
import { useRoute, useWorkbench } from '#renderer/workbench';
import type { MessageKey } from '#shared/i18n';
import { AddPanel } from './add/add-panel';
import { RemovePanel } from './contacts/remove-panel';
import { RenamePanel } from './contacts/rename-panel';
import { NewIdentityPanel } from './mine/new-identity-panel';
import { UnlockPanel } from './mine/unlock-panel';
import { nameOf } from './people';
import { useTrustState } from './trust-store';

/** The panel that the address names: `#/trust/add`, `#/trust/rename/<fingerprint>`. Back and Escape close it. */
export function Panels() {
  const { router } = useWorkbench();
  const { step, identity, contact } = useAddressed();
  const close = (): void => router.go('trust');
  if (step === 'new') return <NewIdentityPanel onClose={close} />;
  if (step === 'add') return <AddPanel onClose={close} />;
  if (step === 'unlock' && identity) return <UnlockPanel key={identity.fingerprint} identity={identity} onClose={close} />;
  if (step === 'rename' && contact) return <RenamePanel key={contact.fingerprint} contact={contact} onClose={close} />;
  if (step === 'remove' && contact) return <RemovePanel key={contact.fingerprint} contact={contact} onClose={close} />;
  return null;
}

const TITLES: Readonly<Record<string, MessageKey>> = {
  new: 'trust:new.title',
  add: 'trust:add.title',
  unlock: 'trust:unlock.title',
  rename: 'trust:rename.title',
  remove: 'trust:remove.title',
};

/** The address holds words of the program and fingerprints; people read titles and names. */
export function usePanelTitles(): readonly string[] {
  const { t } = useTranslator();
  const { step, identity, contact } = useAddressed();
  const title = TITLES[step];
  return [title === undefined ? '' : t(title), contact ? nameOf(contact) : (identity?.name ?? '')];
}

function useAddressed() {
  const [step = '', fingerprint] = useRoute().path;
  const identity = useTrustState(({ identities }) => identities?.find((known) => known.fingerprint === fingerprint));
  const contact = useTrustState(({ contacts }) => contacts?.find((known) => known.fingerprint === fingerprint));
  return { step, identity, contact };
}
