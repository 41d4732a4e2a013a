import { Button, classNames, ErrorNotice, Fingerprint, Heading, notify, SidePanel, useTranslator } from '#renderer/ui';
import { onScreen, useWorkbench } from '#renderer/workbench';
import type { ContactView } from '#shared/host';
import styles from '../form.module.css';
import { nameOf } from '../people';
import { useTrust } from '../trust-store';
import { useWork } from '../use-work';

/** Says what a removal means before it is one; the notice after it takes it back. */
export function RemovePanel({ contact, onClose }: { contact: ContactView; onClose: () => void }) {
  const { t } = useTranslator();
  const { isBusy, failure, remove } = useRemoval(contact, onClose);
  return (
    <SidePanel
      title={t('trust:remove.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('trust:remove.keep')}</Button>
          <Button tone="refuse" isDisabled={isBusy} onPress={remove}>
            {t('trust:remove.do')}
          </Button>
        </>
      }
    >
      <div className={classNames(styles.form)}>
        <Heading level={3}>{t('trust:remove.ask', { name: nameOf(contact) })}</Heading>
        <div className={classNames(styles.fingerprint)}>
          <Fingerprint fingerprint={contact.fingerprint} />
        </div>
        <p>{t('trust:remove.means')}</p>
        <p className={classNames(styles.quiet)}>{t('trust:remove.again')}</p>
        {failure !== null && <ErrorNotice error={onScreen(failure)} />}
      </div>
    </SidePanel>
  );
}

function useRemoval(contact: ContactView, onClose: () => void) {
  const { t } = useTranslator();
  const { tell } = useWorkbench();
  const trust = useTrust();
  const { isBusy, failure, work } = useWork();
  const name = nameOf(contact);
  const undo = async (): Promise<void> => {
    await trust.restore(contact.fingerprint);
    notify({ tone: 'done', text: t('trust:remove.undone', { name }) });
  };
  const remove = (): void =>
    void work(async () => {
      await trust.remove(contact.fingerprint);
      onClose();
      // The button that opened this panel is gone with its card.
      document.getElementById('screen')?.focus();
      notify({ tone: 'done', text: t('trust:remove.done', { name }), action: { label: t('trust:remove.undo'), run: () => void undo().catch(tell) } });
    });
  return { isBusy, failure, remove };
}
