import { Link, TooltipTrigger } from 'react-aria-components';
import { ariaShortcut, classNames, ON_MAC, Tooltip, useTranslator } from '#renderer/ui';
import { type Feature, hashOf } from '#renderer/workbench';
import { Brand } from './brand';
import styles from './rail.module.css';

/** The screens, in words. */
export function Rail({ features, current }: { features: readonly Feature[]; current: string }) {
  const { t } = useTranslator();
  return (
    <nav aria-label={t('app:rail')} className={classNames(styles.rail)}>
      <Brand />
      <ul className={classNames(styles.list)}>
        {features.filter(({ within }) => within === undefined).map((feature) => (
          <li key={feature.id}>
            <RailItem feature={feature} isCurrent={feature.id === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RailItem({ feature: { id, title, icon: Picture, shortcut }, isCurrent }: { feature: Feature; isCurrent: boolean }) {
  const { t } = useTranslator();
  return (
    <TooltipTrigger delay={700}>
      <Link
        href={hashOf({ screen: id, path: [] })}
        aria-current={isCurrent ? 'page' : 'false'}
        aria-keyshortcuts={ariaShortcut(shortcut, ON_MAC)}
        className={classNames(styles.item, isCurrent && styles.current)}
      >
        <Picture size={16} strokeWidth={1.75} aria-hidden />
        <span className={classNames(styles.word)}>{t(title)}</span>
      </Link>
      <Tooltip placement="right" shortcut={shortcut}>
        {t(title)}
      </Tooltip>
    </TooltipTrigger>
  );
}
