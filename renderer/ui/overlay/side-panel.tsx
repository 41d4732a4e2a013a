import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { FocusScope } from 'react-aria';
import { IconButton } from '../button/icon-button';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import { useEscape } from './escape';
import styles from './side-panel.module.css';

export interface SidePanelProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the strong one last. */
  readonly actions?: ReactNode;
}

/**
 * Slides in at the right edge of the screen that holds it, while the rest stays usable.
 * Takes the focus on opening (its first field, if it has one), gives it back on closing; Escape closes it.
 * The screen around it is `position: relative`.
 */
export function SidePanel(props: SidePanelProps) {
  return props.isOpen ? (
    <FocusScope restoreFocus>
      <OpenPanel {...props} />
    </FocusScope>
  ) : null;
}

function OpenPanel({ title, onClose, children, actions }: SidePanelProps) {
  const { t } = useTranslator();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEscape(onClose);
  useEffect(() => {
    const field = body.current?.querySelector<HTMLElement>('input, textarea, select');
    (field ?? panel.current)?.focus();
  }, []);
  return (
    <aside ref={panel} tabIndex={-1} aria-labelledby={titleId} className={classNames(styles.panel)}>
      <header className={classNames(styles.head)}>
        <h2 id={titleId}>{title}</h2>
        <IconButton label={t('ui:close')} icon={X} shortcut="Escape" onPress={onClose} />
      </header>
      <div ref={body} className={classNames(styles.body)}>
        {children}
      </div>
      {actions !== undefined && <footer className={classNames(styles.foot)}>{actions}</footer>}
    </aside>
  );
}
