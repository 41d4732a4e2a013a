import { useId } from 'react';
import { notify, useTranslator } from '#renderer/ui';
import { useWorkbench } from '#renderer/workbench';
import type { ContactView } from '#shared/host';
import { nameOf } from '../people';
import { type Draft, useTrust } from '../trust-store';
import { useWork } from '../use-work';

/** Adds the contact of a draft, or takes it as another's successor, and says what that changes. */
export function useAdding(onDone: () => void) {
  const { t } = useTranslator();
  const { session, router } = useWorkbench();
  const trust = useTrust();
  const form = useId();
  const { isBusy, failure, work } = useWork();

  const tellOf = (contact: ContactView): void => {
    const name = nameOf(contact);
    const count = session.store.getState().openings.filter(({ state }) => state.is === 'refused' && state.verdict.status === 'unknownPublisher' && state.verdict.publisher?.fingerprint === contact.fingerprint).length;
    if (count === 0) return notify({ tone: 'done', text: t('trust:add.done', { name }) });
    notify({ tone: 'done', text: t('trust:add.doneWithRefused', { name, count }), action: { label: t('trust:add.openAgain'), run: () => router.go('library') } });
  };

  const add = (draft: Draft): void =>
    void work(async () => {
      const contact = await trust.add(draft);
      onDone();
      tellOf(contact);
    });

  const succeed = (draft: Draft, before: string): void =>
    void work(async () => {
      await trust.succeed(draft);
      onDone();
      notify({ tone: 'done', text: t('trust:succession.done', { name: before }) });
    });

  return { form, isBusy, failure, add, succeed };
}

export type Adding = ReturnType<typeof useAdding>;
