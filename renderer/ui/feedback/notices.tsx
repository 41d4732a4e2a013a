import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { Text, UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion } from 'react-aria-components';
import { Button, type Icon } from '../button/button';
import { IconButton } from '../button/icon-button';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import styles from './notices.module.css';

/** A word in passing: something was done, or could not be. What needs deciding never goes here. */
export interface Notice {
  readonly tone: 'done' | 'said' | 'failed';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const ICONS: Readonly<Record<Notice['tone'], Icon>> = { done: CircleCheck, said: Info, failed: CircleAlert };

/** Long enough to read two sentences; a notice that failed or offers something stays until it is closed. */
const MILLISECONDS = 6000;

export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 });

export function notify(notice: Notice): void {
  notices.add(notice, notice.tone === 'failed' || notice.action ? {} : { timeout: MILLISECONDS });
}

/** Where notices appear; read out as they come, reached by F6. */
export function NoticeRegion() {
  const { t } = useTranslator();
  return (
    <ToastRegion queue={notices} aria-label={t('ui:notices')} className={classNames(styles.region)}>
      {({ toast }) => {
        const { tone, text, action } = toast.content;
        const Picture = ICONS[tone];
        return (
          <Toast toast={toast} className={classNames(styles.notice, styles[tone])}>
            <Picture size={16} strokeWidth={1.75} aria-hidden />
            <ToastContent className={classNames(styles.text)}>
              <Text slot="title">{text}</Text>
            </ToastContent>
            {action && (
              <Button
                tone="quiet"
                onPress={() => {
                  notices.close(toast.key);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton slot="close" size="small" label={t('ui:close')} icon={X} onPress={() => notices.close(toast.key)} />
          </Toast>
        );
      }}
    </ToastRegion>
  );
}
