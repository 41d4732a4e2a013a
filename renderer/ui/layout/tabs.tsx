import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import { classNames } from '../class-names';
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
  useLayoutEffect(() => bringInSight(list.current), [selected, tabs.length]);
  return (
    <AriaTabs {...chosen} onSelectionChange={(id) => onSelect?.(id as Id)} className={classNames(styles.tabs)}>
      <div className={classNames(styles.row)}>
        <TabList ref={list} aria-label={label} className={classNames(styles.list)}>
          {tabs.map(({ id, title, badge }) => (
            <Tab key={id} id={id} className={classNames(styles.tab)}>
              {title}
              {badge !== undefined && <span className={classNames(styles.badge)}>{badge}</span>}
            </Tab>
          ))}
        </TabList>
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

/** Of more tabs than there is room for, the one that is shown is in sight. Only the row moves, never what it stands in. */
function bringInSight(row: HTMLElement | null): void {
  const tab = row?.querySelector('[aria-selected=true]');
  if (!row || !tab) return;
  const [seen, wanted] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
  if (wanted.left < seen.left) row.scrollLeft -= seen.left - wanted.left;
  else if (wanted.right > seen.right) row.scrollLeft += wanted.right - seen.right;
}
