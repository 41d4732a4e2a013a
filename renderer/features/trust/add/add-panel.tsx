import { SidePanel, useTranslator } from '#renderer/ui';
import { useTrust, useTrustState } from '../trust-store';
import { ChooseCard, ChooseCardActions } from './choose-card';
import { ConfirmCard, ConfirmCardActions } from './confirm-card';
import { KnownCard } from './known-card';
import { useAdding } from './use-adding';

/** From a card that proves nothing to a contact, by the one thing that does: the fingerprint, heard and typed. */
export function AddPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const draft = useTrustState((state) => state.draft);
  const adding = useAdding(onClose);
  const isKnown = draft !== null && draft.view.known !== null;
  const close = (): void => {
    // What was typed so far is kept; what there is nothing to do with is not.
    if (draft === null || isKnown) trust.forgetCard();
    onClose();
  };
  const isConfirming = draft !== null && !isKnown;
  return (
    <SidePanel title={t('trust:add.title')} isOpen onClose={close} actions={isConfirming ? <ConfirmCardActions draft={draft} adding={adding} /> : <ChooseCardActions onClose={close} isAgain={isKnown} />}>
      {draft === null && <ChooseCard />}
      {isKnown && <KnownCard view={draft.view} />}
      {isConfirming && <ConfirmCard key={draft.view.fingerprint} draft={draft} adding={adding} />}
    </SidePanel>
  );
}
