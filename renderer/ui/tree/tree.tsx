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
  /** Stands in the row instead of all of that, drawn while the row is to be seen; arrows lead into it. The title is then for assistive tools. */
  readonly content?: ReactNode;
  readonly children?: readonly TreeNode[];
}

export interface TreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly expanded: ReadonlySet<string>;
  readonly onExpand: (expanded: ReadonlySet<string>) => void;
  /** Enter or a double click. */
  readonly onAction: (id: string) => void;
  readonly empty: ReactNode;
}

/** Things inside things: arrows move and unfold, letters find. */
export function Tree({ label, nodes, expanded, onExpand, onAction, empty }: TreeProps) {
  return (
    <AriaTree
      aria-label={label}
      items={nodes}
      // Without a selection a single click would be the action.
      selectionMode="single"
      selectionBehavior="replace"
      expandedKeys={expanded as ReadonlySet<string> & Iterable<string>}
      onExpandedChange={(keys) => onExpand(keys as ReadonlySet<string>)}
      onAction={(key) => onAction(key as string)}
      renderEmptyState={() => empty}
      className={classNames(styles.tree)}
    >
      {(node) => <Node node={node} />}
    </AriaTree>
  );
}

function Node({ node }: { node: TreeNode }) {
  const { id, title, content, children = [] } = node;
  return (
    <TreeItem id={id} textValue={title} className={classNames(styles.item, content !== undefined && styles.whole)}>
      <TreeItemContent>
        {({ level, hasChildItems, isExpanded }) => (
          <div className={classNames(styles.row)} style={{ paddingInlineStart: 4 + (level - 1) * 16 }}>
            {content ?? <Name node={node} isOpen={isExpanded} hasMore={hasChildItems} />}
          </div>
        )}
      </TreeItemContent>
      <Collection items={children}>{(child) => <Node node={child} />}</Collection>
    </TreeItem>
  );
}

function Name({ node: { title, detail, description, icon: Picture }, isOpen, hasMore }: { node: TreeNode; isOpen: boolean; hasMore: boolean }) {
  const { t } = useTranslator();
  return (
    <>
      {hasMore ? (
        <Button slot="chevron" aria-label={t(isOpen ? 'ui:fold' : 'ui:unfold', { name: title })} className={classNames(styles.chevron, isOpen && styles.open)}>
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
    </>
  );
}
