import { ChevronDown } from 'lucide-react';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { IconButton } from '../button/icon-button';
import { classNames } from '../class-names';
import { MenuButton } from '../overlay/menu';
import { useTranslator } from '../translator';
import styles from './tabs.module.css';

export interface TabItem<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** A count beside the title. */
  readonly badge?: string | undefined;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  /** What the tabs are of, for assistive tools. */
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly selected?: Id;
  readonly onSelect?: (id: Id) => void;
  /** Stands at the right end of the row of tabs. */
  readonly actions?: ReactNode;
}

/** Several views of one thing. The panel fills what is left of the height. */
export function Tabs<Id extends string>({ label, tabs, selected, onSelect, actions }: TabsProps<Id>) {
  const chosen = selected === undefined ? {} : { selectedKey: selected };
  const list = useRef<HTMLDivElement>(null);
  const { before, after } = useShownInSight(list, `${selected ?? ''} ${tabs.length}`);
  return (
    <AriaTabs {...chosen} onSelectionChange={(id) => onSelect?.(id as Id)} className={classNames(styles.tabs)}>
      <div className={classNames(styles.row)}>
        <TabList ref={list} aria-label={label} onWheel={({ currentTarget, deltaX, deltaY }) => deltaX === 0 && currentTarget.scrollBy(deltaY, 0)} className={classNames(styles.list, before && styles.before, after && styles.after)}>
          {tabs.map(({ id, title, badge }) => (
            <Tab key={id} id={id} className={classNames(styles.tab)}>
              {title}
              {badge !== undefined && <span className={classNames(styles.badge)}>{badge}</span>}
            </Tab>
          ))}
        </TabList>
        {(before || after) && <AllTabs tabs={tabs} selected={selected} onSelect={onSelect} />}
        {actions !== undefined && <div className={classNames(styles.actions)}>{actions}</div>}
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={classNames(styles.panel)}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}

/** Every tab by its name, where there is no room for all. */
function AllTabs<Id extends string>({ tabs, selected, onSelect }: Pick<TabsProps<Id>, 'tabs'> & { readonly selected: Id | undefined; readonly onSelect: ((id: Id) => void) | undefined }) {
  const { t } = useTranslator();
  const items = tabs.map(({ id, title, badge }) => ({ id, label: title, ...(badge !== undefined && { description: badge }), run: () => onSelect?.(id) }));
  return (
    <MenuButton label={t('ui:allTabs')} placement="bottom end" groups={[{ id: 'tabs', items, ...(selected !== undefined && { selected }) }]}>
      <IconButton label={t('ui:allTabs')} icon={ChevronDown} />
    </MenuButton>
  );
}

/**
 * Of more tabs than there is room for, the one that is shown is in sight, also when the room gets narrower.
 * @param shown which one it is, and of how many: another is brought in sight
 * @returns on which sides there are more
 */
function useShownInSight(list: RefObject<HTMLDivElement | null>, shown: string): { readonly before: boolean; readonly after: boolean } {
  const [hidden, setHidden] = useState({ before: false, after: false });
  useLayoutEffect(() => {
    const row = list.current;
    if (row === null) return;
    const look = (): void => {
      const left = row.scrollWidth - row.clientWidth - row.scrollLeft;
      const [before, after] = [row.scrollLeft >= 1, left >= 1];
      setHidden((known) => (known.before === before && known.after === after ? known : { before, after }));
    };
    const observer = new ResizeObserver(() => {
      bringInSight(row);
      look();
    });
    observer.observe(row);
    row.addEventListener('scroll', look, { passive: true });
    bringInSight(row);
    look();
    return () => {
      observer.disconnect();
      row.removeEventListener('scroll', look);
    };
  }, [list, shown]);
  return hidden;
}

/** As much of the row's ends as fades out where it goes on. */
const FADE = 16;

/** Only the row moves, never what it stands in. */
function bringInSight(row: HTMLElement): void {
  const tab = row.querySelector('[aria-selected=true]');
  if (!tab) return;
  const [seen, wanted] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (wanted.left < seen.left + FADE) row.scrollLeft -= seen.left + FADE - wanted.left;
  else if (wanted.right > seen.right - FADE) row.scrollLeft += wanted.right - seen.right + FADE;
}
