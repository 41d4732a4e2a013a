import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Collection, Tree as AriaTree, TreeItem, TreeItemContent } from 'react-aria-components';
import type { Icon } from '../button/button';
import { classNames } from '../class-names';
import { useTranslator } from '../translator';
import styles from './tree.module.css';

export interface TreeNode {
  readonly id: string;
  readonly title: string;
  /** Beside the title, quiet: a type, a count. */
  readonly detail?: string;
  /** Under the title, quiet: the name behind a title. */
  readonly description?: string | undefined;
  readonly icon?: Icon;
  /** Stands at the end of the row and shows when the row is pointed at or focused. */
  readonly actions?: ReactNode;
  readonly children?: readonly TreeNode[];
}

export interface TreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly selected?: string | null;
  readonly onSelect?: (id: string) => void;
  /** Enter or a double click. */
  readonly onAction?: (id: string) => void;
  readonly expanded?: ReadonlySet<string>;
  readonly onExpand?: (expanded: ReadonlySet<string>) => void;
  readonly defaultExpanded?: readonly string[];
  readonly empty?: ReactNode;
}

/** Things inside things: arrows move and unfold, letters find. */
export function Tree({ label, nodes, selected, onSelect, onAction, expanded, onExpand, defaultExpanded, empty }: TreeProps) {
  const choice = onSelect === undefined ? {} : { selectionMode: 'single' as const, selectionBehavior: 'replace' as const };
  return (
    <AriaTree
      aria-label={label}
      items={nodes}
      {...choice}
      {...(selected === undefined ? {} : { selectedKeys: selected === null ? [] : [selected] })}
      {...(expanded === undefined ? {} : { expandedKeys: expanded as ReadonlySet<string> & Iterable<string> })}
      {...(defaultExpanded === undefined ? {} : { defaultExpandedKeys: defaultExpanded })}
      onExpandedChange={(keys) => onExpand?.(keys as ReadonlySet<string>)}
      onSelectionChange={(keys) => keys !== 'all' && keys.size > 0 && onSelect?.([...keys][0] as string)}
      {...(onAction === undefined ? {} : { onAction: (key) => onAction(key as string) })}
      renderEmptyState={() => empty ?? null}
      className={classNames(styles.tree)}
    >
      {(node) => <Node node={node} />}
    </AriaTree>
  );
}

function Node({ node }: { node: TreeNode }) {
  const { t } = useTranslator();
  const { title, detail, description, icon: Picture, actions, children = [] } = node;
  return (
    <TreeItem id={node.id} textValue={title} className={classNames(styles.item)}>
      <TreeItemContent>
        {({ level, hasChildItems, isExpanded }) => (
          <div className={classNames(styles.row)} style={{ paddingInlineStart: 4 + (level - 1) * 16 }}>
            {hasChildItems ? (
              <Button slot="chevron" aria-label={t(isExpanded ? 'ui:fold' : 'ui:unfold', { name: title })} className={classNames(styles.chevron, isExpanded && styles.open)}>
                <ChevronRight size={14} strokeWidth={1.75} aria-hidden />
              </Button>
            ) : (
              <span className={classNames(styles.chevron)} />
            )}
            {Picture && <Picture size={14} strokeWidth={1.75} aria-hidden />}
            <span className={classNames(styles.words)}>
              <span className={classNames(styles.title)}>{title}</span>
              {description !== undefined && <span className={classNames(styles.description)}>{description}</span>}
            </span>
            {detail !== undefined && <span className={classNames(styles.detail)}>{detail}</span>}
            {actions !== undefined && <span className={classNames(styles.actions)}>{actions}</span>}
          </div>
        )}
      </TreeItemContent>
      <Collection items={children}>{(child) => <Node node={child} />}</Collection>
    </TreeItem>
  );
}
