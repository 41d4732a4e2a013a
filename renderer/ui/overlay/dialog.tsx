import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from '../button/icon-button';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the strong one last. */
  readonly actions?: ReactNode;
  readonly size?: 'usual' | 'wide';
}

/** Stops everything else: only where no side panel will do. Never one over another. */
export function Dialog({ title, isOpen, onClose, children, actions, size = 'usual' }: DialogProps) {
  const { t } = useTranslator();
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={classNames(styles.veil)}>
      <Modal className={classNames(styles.modal, styles[size])}>
        <AriaDialog className={classNames(styles.dialog)}>
          <header className={classNames(styles.head)}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton label={t('ui:close')} icon={X} shortcut="Escape" onPress={onClose} />
          </header>
          <div className={classNames(styles.body)}>{children}</div>
          {actions !== undefined && <footer className={classNames(styles.foot)}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
