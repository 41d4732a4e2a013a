import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Collection, Tree, TreeItem, TreeItemContent } from 'react-aria-components';
import { classNames, useTranslator } from '#renderer/ui';
import type { SchemaNode } from './nodes';
import styles from './schema-tree.module.css';

export interface SchemaTreeProps {
  readonly label: string;
  readonly nodes: readonly SchemaNode[];
  readonly expanded: ReadonlySet<string>;
  readonly onExpand: (expanded: ReadonlySet<string>) => void;
  /** Enter or a double click. */
  readonly onAction: (id: string) => void;
  readonly empty: ReactNode;
}

/** Packages, tables, fields, and below a field what it holds: arrows move and unfold, letters find. */
export function SchemaTree({ label, nodes, expanded, onExpand, onAction, empty }: SchemaTreeProps) {
  return (
    <Tree
      aria-label={label}
      items={nodes}
      selectionMode="single"
      selectionBehavior="replace"
      expandedKeys={expanded as ReadonlySet<string> & Iterable<string>}
      onExpandedChange={(keys) => onExpand(keys as ReadonlySet<string>)}
      onAction={(key) => onAction(key as string)}
      renderEmptyState={() => empty}
      className={classNames(styles.tree)}
    >
      {(node) => <Node node={node} />}
    </Tree>
  );
}

function Node({ node }: { node: SchemaNode }) {
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

function Name({ node: { title, detail, description, icon: Picture }, isOpen, hasMore }: { node: SchemaNode; isOpen: boolean; hasMore: boolean }) {
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
