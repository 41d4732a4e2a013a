import { ChevronRight, Search } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import { ariaShortcut, classNames, KeyboardShortcut, ON_MAC, useTranslator } from '#renderer/ui';
import { type Feature, hashOf, useRoute, useWorkbench } from '#renderer/workbench';
import styles from './top-bar.module.css';

/** Where one is, and the way to everything else. */
export function TopBar({ feature }: { feature: Feature }) {
  const { t } = useTranslator();
  const { commands, crumbs: titles } = useWorkbench();
  const crumbs = useStore(titles);
  const { path } = useRoute();
  const palette = commands.find('view.palette');
  const steps = [
    { key: 'screen', text: t(feature.title), href: hashOf({ screen: feature.id, path: [] }) },
    ...path.map((part, index) => ({ key: `${index}:${part}`, text: crumbs[index] || part, href: hashOf({ screen: feature.id, path: path.slice(0, index + 1) }) })),
  ];
  return (
    <header className={classNames(styles.bar)}>
      <nav aria-label={t('app:breadcrumbs')} className={classNames(styles.crumbs)}>
        <ol>
          <li className={classNames(styles.workspace)}>{t('app:workspace')}</li>
          {steps.map(({ key, text, href }, index) => (
            <li key={key}>
              <ChevronRight size={14} strokeWidth={1.5} aria-hidden />
              {index === steps.length - 1 ? <h1 aria-current="page">{text}</h1> : <a href={href}>{text}</a>}
            </li>
          ))}
        </ol>
      </nav>
      <Button className={classNames(styles.search)} aria-keyshortcuts={ariaShortcut('Mod+K', ON_MAC)} onPress={() => palette && commands.run(palette)}>
        <Search size={14} strokeWidth={1.75} aria-hidden />
        <span>{t('app:search')}</span>
        <KeyboardShortcut keys="Mod+K" />
      </Button>
    </header>
  );
}
