import { useTranslator } from '#renderer/ui';
import { useRoute, useWorkbench } from '#renderer/workbench';
import type { MessageKey } from '#shared/i18n';
import { AddPanel } from './add/add-panel';
import { RemovePanel } from './contacts/remove-panel';
import { RenamePanel } from './contacts/rename-panel';
import { BackupPanel } from './mine/backup-panel';
import { NewIdentityPanel } from './mine/new-identity-panel';
import { RestorePanel } from './mine/restore-panel';
import { RotatePanel } from './mine/rotate-panel';
import { UnlockPanel } from './mine/unlock-panel';
import { nameOf } from './people';
import { ApplyPanel } from './revocations/apply-panel';
import { useOpenLists } from './revocations/open-lists';
import { useTrustState } from './trust-store';

/** The panel that the address names: `#/trust/add`, `#/trust/rename/<fingerprint>`. Back and Escape close it. */
export function Panels() {
  const { router } = useWorkbench();
  const { step, identity, contact, list } = useAddressed();
  const close = (): void => router.go('trust');
  if (step === 'new') return <NewIdentityPanel onClose={close} />;
  if (step === 'add') return <AddPanel onClose={close} />;
  if (step === 'restore') return <RestorePanel onClose={close} />;
  if (step === 'apply' && list) return <ApplyPanel key={list.digest} list={list} onClose={close} />;
  if (step === 'backup' && identity) return <BackupPanel key={identity.fingerprint} identity={identity} onClose={close} />;
  if (step === 'rotate' && identity) return <RotatePanel key={identity.fingerprint} identity={identity} onClose={close} />;
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
  restore: 'trust:restore.title',
  backup: 'trust:backup.title',
  rotate: 'trust:rotate.title',
  apply: 'trust:apply.title',
  manual: 'trust:manual.title',
};

/** The address holds words of the program and fingerprints; people read titles and names. */
export function usePanelTitles(): readonly string[] {
  const { t } = useTranslator();
  const { step, identity, contact, list } = useAddressed();
  const title = TITLES[step];
  return [title === undefined ? '' : t(title), contact ? nameOf(contact) : (identity?.name ?? list?.name ?? '')];
}

function useAddressed() {
  const [step = '', key] = useRoute().path;
  const identity = useTrustState(({ identities }) => identities?.find((known) => known.fingerprint === key));
  const contact = useTrustState(({ contacts }) => contacts?.find((known) => known.fingerprint === key));
  const list = useOpenLists().find(({ digest }) => digest === key);
  return { step, identity, contact, list };
}
