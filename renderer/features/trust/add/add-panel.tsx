import type { ReactNode } from 'react';
import { SidePanel, useTranslator } from '#renderer/ui';
import { type Draft, useTrust, useTrustState } from '../trust-store';
import { ChooseCard, ChooseCardActions } from './choose-card';
import { ConfirmCard, ConfirmCardActions } from './confirm-card';
import { KnownCard } from './known-card';
import { StoppedCard, stopOf } from './stopped-card';
import { SuccessorCard, SuccessorCardActions } from './successor-card';
import { type Adding, useAdding } from './use-adding';

/** From a card that proves nothing to a contact, by what does: the fingerprint, heard and typed, or the signature of a key that was confirmed before. */
export function AddPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslator();
  const trust = useTrust();
  const draft = useTrustState((state) => state.draft);
  const adding = useAdding(onClose);
  const isOpen = draft !== null && isUndecided(draft);
  const close = (): void => {
    // What was typed so far is kept; what there is nothing to do with is not.
    if (!isOpen) trust.forgetCard();
    onClose();
  };
  const { content, actions } = draft === null ? { content: <ChooseCard />, actions: null } : step(draft, adding);
  return (
    <SidePanel title={t('trust:add.title')} isOpen onClose={close} actions={actions ?? <ChooseCardActions onClose={close} isAgain={draft !== null} />}>
      {content}
    </SidePanel>
  );
}

function isUndecided({ view }: Draft): boolean {
  return view.known === null && stopOf(view) === null;
}

/** What is to be done with a card; `actions` of `null` where there is nothing but another one. */
function step(draft: Draft, adding: Adding): { content: ReactNode; actions: ReactNode } {
  const { view } = draft;
  const stop = stopOf(view);
  if (view.known !== null && stop !== 'revoked') return { content: <KnownCard view={view} />, actions: null };
  if (stop !== null) return { content: <StoppedCard view={view} stop={stop} />, actions: null };
  const key = view.fingerprint;
  if (view.succession && view.renamedFrom === undefined) return { content: <SuccessorCard key={key} draft={draft} succession={view.succession} adding={adding} />, actions: <SuccessorCardActions adding={adding} /> };
  return { content: <ConfirmCard key={key} draft={draft} adding={adding} />, actions: <ConfirmCardActions draft={draft} adding={adding} /> };
}
